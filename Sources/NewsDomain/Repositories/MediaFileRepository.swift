/// Where files of media are kept.
package protocol MediaFileRepository: Sendable {
    /// Begins to take a file.
    ///
    /// Throws ``NewsError/Code/unavailable`` where nothing can be written.
    func begin() throws -> any IncomingFile

    /// Stores a file's bytes: the same as to write them into what ``begin()`` gives, and to finish it. What `newsroom` keeps
    /// already is not checked again. Blocks the calling thread.
    func store(_ bytes: [UInt8], knownTo newsroom: (any KeptMediaRepository)?) throws -> StoredFile

    /// The path of a file as it is served, where there is one.
    func path(of hash: FileHash, _ type: MediaFileType) -> String

    /// The path of a rendition, where it was made and is still kept.
    func path(of rendition: Rendition) -> String

    /// Makes a rendition of a picture, once for all who ask at the same time, and returns its path.
    ///
    /// Throws ``NewsError/Code/notFound`` where the picture's file is not there, ``NewsError/Code/unavailable`` where it cannot be
    /// made now.
    func make(_ rendition: Rendition, _ size: RenditionSize) async throws -> String
}

/// A file that is being taken. To be used by one task at a time; what is not finished leaves nothing behind.
package protocol IncomingFile: AnyObject, Sendable {
    /// Takes further bytes. Blocks the calling thread.
    ///
    /// Throws ``NewsError/Code/unprocessable`` as soon as the file is seen to be of no type that is kept, ``FileTooLarge``, and
    /// ``NewsError/Code/unavailable`` where the disk takes no more.
    func write(_ bytes: some Collection<UInt8>) throws

    /// The file is whole: checks it, and stores it. It is on disk when this returns.
    ///
    /// Throws ``NewsError/Code/unprocessable`` where it is not sound, ``NewsError/Code/unavailable`` where it cannot be checked or
    /// written now.
    func finish() async throws -> StoredFile

    /// The same, on the calling thread.
    func finishBlocking() throws -> StoredFile
}

/// What is known of files in the newsroom.
package protocol KeptMediaRepository: Sendable {
    /// The pictures of that file, as media items have them: their size, and their focal points.
    func pictures(of hash: FileHash) throws -> [Media]

    /// The files of all media, each once, in no order.
    func keptFiles() throws -> [StoredFile]

    /// Media of which no file is kept, by id. `after` is the id that the last page ended with.
    func mediaElsewhere(after: Int64, limit: Int) throws -> [Media]

    /// The file of that hash; nil where no media item has it.
    func file(of hash: FileHash) throws -> StoredFile?
}
