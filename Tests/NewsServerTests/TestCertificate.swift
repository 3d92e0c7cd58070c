import Foundation
import NewsServer

/// The files of certificates for tests. Nobody trusts them, and their keys are known to everybody.
enum TestCertificate {
    /// For `localhost`, valid for a hundred years.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBlTCCATugAwIBAgIULSmsIPt+6CYxDtdAjaIAApYmTo4wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzE4MjgyNloYDzIxMjYxMTAz
        MTgyODI2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQ1Dy3N1meLp9noQmjDSwX2H5sJidNoKsvc3Ix/zr6fzpC/axe5p91N
        Io1caR0WqgqizBiRrsz2Aza7hEOg2qTjo2kwZzAdBgNVHQ4EFgQU61CONhq7pzvg
        a7CHO2J5g/ta050wHwYDVR0jBBgwFoAU61CONhq7pzvga7CHO2J5g/ta050wDwYD
        VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
        SAAwRQIgA4hDerlgkfvT12RxrTt1r3r0JxwGfHQEygAZ8OVbLSQCIQCYgoni0WgM
        naHSUHA8gp8SnX5YgBdh22+AFAgPzJ1ztw==
        -----END CERTIFICATE-----
        """
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRZvA8gE8YqeFV+4n
        0Mrn6RZyR6mEhd1NhnEYhgmQ+gmhRANCAAQ1Dy3N1meLp9noQmjDSwX2H5sJidNo
        Ksvc3Ix/zr6fzpC/axe5p91NIo1caR0WqgqizBiRrsz2Aza7hEOg2qTj
        -----END PRIVATE KEY-----
        """

    /// Another key, and a certificate of it that expired in November 2026.
    static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglWZRmmGXSIEwPg/E
        Sl2DyWBZCtwmBgQAtS55ZdAHzoyhRANCAAR31l+MsUhzEZuZ63DAG/OQhhwfMYO2
        c+cEVff7Ie58raj+tH7peE4Me+xzukaIXi1Ne6J5wK9cq0STCXviGhkb
        -----END PRIVATE KEY-----
        """
    static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBIjCByQIUcoQlVkzdDez9oE7buDGkRL4KJq8wCgYIKoZIzj0EAwIwFDESMBAG
        A1UEAwwJbG9jYWxob3N0MB4XDTI2MTEyNzE4MjgyNloXDTI2MTEyNjE4MjgyNlow
        FDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
        d9ZfjLFIcxGbmetwwBvzkIYcHzGDtnPnBFX3+yHufK2o/rR+6XhODHvsc7pGiF4t
        TXuiecCvXKtEkwl74hoZGzAKBggqhkjOPQQDAgNIADBFAiEA0LaNTGN6G0YDbzl/
        T2AI4q0GhNTtwboWq21AvA+/w5MCIDovoxg71iRmPMZ/JUDU+xgAQ3fU4aeWKk2f
        vDDBCtzr
        -----END CERTIFICATE-----
        """

    /// The first key, locked with a passphrase.
    static let lockedKey = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAi4nnu2dn+MhQICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFgPysrO9QCgF2bOhws4ZyQEgZAt
        kggf0EPmC8zJb0/baRpK0VwTA+c7TJVmS9VvqaYq3Lz1PEXpi28q2gelDR9l+lqm
        x4j+IT2P74k1EY5j6xjlMjq23JLhKNOvuWB6FPjOtfDk0JVtqbv/MQfPn90qwfPy
        gQdDHNS5x6rwlUij62ntGjYCpU32BGf9Mpm4MDkPS2F5EdQKKSiycMeQyOM4Kmo=
        -----END ENCRYPTED PRIVATE KEY-----
        """

    /// Writes files into a folder; a configuration that names them.
    static func configured(_ folder: String, _ certificate: String, _ key: String) throws -> ServerConfiguration {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var configuration = ServerConfiguration(dataDirectory: folder)
        configuration.certificateFile = folder + "/cert.pem"
        configuration.keyFile = folder + "/key.pem"
        try certificate.write(toFile: folder + "/cert.pem", atomically: true, encoding: .utf8)
        try key.write(toFile: folder + "/key.pem", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/key.pem")
        return configuration
    }
}
