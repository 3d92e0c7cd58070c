import CFuzzer
import Foundation

// What scripts/fuzz runs. The arguments are libFuzzer's; FUZZ_TARGET says what is tried.

guard FuzzTarget.chosen != nil else {
    print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(ProcessInfo.processInfo.environment["FUZZ_TARGET"] == nil ? 0 : 64)
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        FuzzTarget.chosen?.take(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
    }
)
