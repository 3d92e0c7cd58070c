internal import NewsDomain
internal import NewsHTTP

// What only some servers have, and is asked when somebody reads their metrics.

extension BackupService {
    /// When the newest copy was made, of whichever run of the server; 0 where there is none, so that an alert is heard of that, too.
    func samples() -> [MetricSample] {
        let newest = try? folder.newest(until: clock.now())
        return [MetricDescription.backupSuccess.sample(newest?.seconds ?? 0)]
    }
}

extension CertificateStore {
    /// Until when the certificate is valid that new connections get.
    func samples() -> [MetricSample] {
        [MetricDescription.certificateExpiry.sample(end.seconds)]
    }
}
