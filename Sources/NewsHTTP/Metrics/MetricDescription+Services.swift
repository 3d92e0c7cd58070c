extension MetricDescription {
    // MARK: Storage

    package static let databaseReads = histogram(
        "broadsheet_database_read_duration_seconds",
        "Reads of the database, all statements of each together."
    )
    static let databaseStatements = counter(
        "broadsheet_database_statements_total",
        "Statements that requests had run, by route."
    )
    package static let databaseCommits = histogram(
        "broadsheet_database_commit_duration_seconds",
        "Commits, with the wait for the disk."
    )
    package static let databaseWrites = counter(
        "broadsheet_database_writes_total",
        "Writes committed; many may share a commit."
    )
    package static let databaseWriteFailures = counter(
        "broadsheet_database_write_failures_total",
        "Writes that could not be put on the disk."
    )
    package static let databaseWritesQueued = gauge(
        "broadsheet_database_writes_queued",
        "Writes that wait for the commit under way."
    )
    package static let databaseReadable = gauge(
        "broadsheet_database_readable",
        "1 where what is read is right, else 0."
    )
    package static let databaseWritable = gauge(
        "broadsheet_database_writable",
        "1 where the database can be written to, else 0."
    )
    package static let databaseBytes = gauge("broadsheet_database_bytes", "Size of the database's file.")
    package static let databaseLogBytes = gauge("broadsheet_database_log_bytes", "Size of its write-ahead log.")
    package static let diskFreeBytes = gauge(
        "broadsheet_disk_free_bytes",
        "Space on the database's disk that may be written to."
    )
    package static let diskBytes = gauge("broadsheet_disk_size_bytes", "Size of the database's disk.")
    package static let dueLag = gauge(
        "broadsheet_due_lag_seconds",
        "For how long the oldest scheduled article that is due has not been counted as live; 0 where there is none."
    )
    package static let duePublished = histogram(
        "broadsheet_due_publication_delay_seconds",
        "How late scheduled articles were counted as live.",
        bounds: [1, 2, 5, 15, 60, 300, 3600]
    )

    static let storage = [
        databaseReads, databaseStatements, databaseCommits, databaseWrites, databaseWriteFailures, databaseWritesQueued,
        databaseReadable, databaseWritable, databaseBytes, databaseLogBytes, diskFreeBytes, diskBytes, dueLag,
        duePublished,
    ]

    // MARK: Services

    package static let webhooksActive = gauge("broadsheet_webhooks_active", "Webhooks that are told of changes.")
    package static let webhookBacklog = gauge(
        "broadsheet_webhook_backlog_messages",
        "Messages that webhooks have yet to be sent."
    )
    package static let webhookOldest = gauge(
        "broadsheet_webhook_oldest_waiting_seconds",
        "For how long the oldest of them has been waiting; 0 where there is none."
    )
    package static let webhookDeliveries = counter(
        "broadsheet_webhook_deliveries_total",
        "Messages sent: delivered, refused (answered otherwise), unreachable."
    )
    package static let purgeBacklog = gauge(
        "broadsheet_purge_backlog_keys",
        "Keys that a cache in front could not be told to forget yet; a purge of everything counts as one."
    )
    package static let purges = counter(
        "broadsheet_purges_total",
        "Rounds of telling a cache in front: purged, failed."
    )
    package static let backupSuccess = gauge(
        "broadsheet_backup_last_success_timestamp_seconds",
        "When the newest backup of the server was made, in seconds since 1970; 0 where there is none yet."
    )
    package static let certificateExpiry = gauge(
        "broadsheet_tls_certificate_expiry_timestamp_seconds",
        "When the certificate ends, in seconds since 1970."
    )

    static let services = [
        webhooksActive, webhookBacklog, webhookOldest, webhookDeliveries, purgeBacklog, purges, backupSuccess,
        certificateExpiry,
    ]

    // MARK: The process

    package static let buildInfo = gauge("broadsheet_build_info", "1, with the version as a label.")
    package static let processCPU = counter("process_cpu_seconds_total", "User and system CPU time.")
    package static let processResident = gauge("process_resident_memory_bytes", "Resident memory.")
    package static let processVirtual = gauge("process_virtual_memory_bytes", "Virtual memory.")
    package static let processOpenFiles = gauge("process_open_fds", "Open file descriptors.")
    package static let processMaximumFiles = gauge("process_max_fds", "File descriptors that may be open.")
    package static let processStart = gauge(
        "process_start_time_seconds",
        "When the process began, in seconds since 1970."
    )

    static let process = [
        buildInfo, processCPU, processResident, processVirtual, processOpenFiles, processMaximumFiles, processStart,
    ]
}
