internal import GRDB
internal import NewsDomain
internal import Synchronization

/// The addresses of the site as it is, in memory: they are made for each row of every list.
///
/// Whoever commits a change of the site reads it in again before anybody hears of the change (see ``CommitObserver``), so that an
/// answer that is made after it has the new addresses, and one that was made before it is not kept.
final class CurrentAddresses: Sendable {
    private let api: String
    private let state: Mutex<SiteAddresses>

    /// Those of a site of which nothing was read yet, whose API is below `api`.
    init(api: String) {
        self.api = api
        state = Mutex(SiteAddresses(.standard, api: api))
    }

    var present: SiteAddresses { state.withLock(\.self) }

    /// Reads the site in.
    func read(_ db: Database) throws {
        take(try db.site())
    }

    /// Takes a state of the site, unless a later one is there already.
    func take(_ site: Site) {
        let addresses = SiteAddresses(site, api: api)
        state.withLock { if $0.version <= addresses.version { $0 = addresses } }
    }
}
