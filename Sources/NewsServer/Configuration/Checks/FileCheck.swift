internal import Foundation

/// Whether files and folders are there, and may be used. What access(2) says holds for whoever asks: ask as the user that
/// serves.
enum FileCheck {
    /// Of a file that is read.
    static func findings(readable path: String, in setting: String) -> [ConfigurationFinding] {
        guard access(path, F_OK) == 0 else { return [.fault("“\(setting)” is “\(path)”, which is not there.")] }
        guard access(path, R_OK) == 0, !isFolder(path) else {
            return [.fault("“\(setting)” is “\(path)”, which is no file that this user may read.")]
        }
        return []
    }

    /// Of a folder that is written to, and made where it is missing.
    static func findings(writable path: String, in setting: String) -> [ConfigurationFinding] {
        guard access(path, F_OK) == 0 else {
            let parent = nearestFolder(above: path)
            guard isFolder(parent), access(parent, W_OK | X_OK) == 0 else {
                return [.fault("“\(setting)” is “\(path)”, which cannot be made in “\(parent)”.")]
            }
            return []
        }
        guard isFolder(path) else { return [.fault("“\(setting)” is “\(path)”, which is no folder.")] }
        guard access(path, W_OK | X_OK) == 0 else {
            return [.fault("“\(setting)” is “\(path)”, which this user may not write to.")]
        }
        return []
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The first that is there on the way up.
    private static func nearestFolder(above path: String) -> String {
        var path = Substring(path)
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            if path.isEmpty { return "/" }
            if access(String(path), F_OK) == 0 { return String(path) }
        }
        return "."
    }
}
