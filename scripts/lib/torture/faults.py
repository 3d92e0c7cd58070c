"""The deck of faults."""

from torture.client_faults import ClientFaults
from torture.clock_faults import ClockFaults
from torture.disk_faults import DiskFaults
from torture.file_faults import FileFaults
from torture.process_faults import ProcessFaults


def faults_of(arena, run, hold):
    """All kinds that can be had here, functions by name; and of the others, why not."""
    process, files, disk, clients, clock = (
        kind(arena, run, hold) for kind in (ProcessFaults, FileFaults, DiskFaults, ClientFaults, ClockFaults))
    kinds, left_out = process.kinds() | files.kinds() | clients.kinds(), {}
    for can_be_had, why, more in (
        (arena.ground.is_small, "no tmpfs may be mounted here", disk.of_space()),
        (arena.preload.is_there, "there is no gcc", disk.of_calls() | clock.kinds()),
    ):
        if can_be_had:
            kinds |= more
        else:
            left_out |= {kind: why for kind in more}
    return kinds, left_out
