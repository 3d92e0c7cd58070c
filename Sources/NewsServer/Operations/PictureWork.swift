internal import NewsMedia

/// Does what the server has a process of its own for, and returns the exit status of that.
package func runPictureWorker(_ arguments: [String]) -> Int32 {
    PictureWorker.run(arguments)
}
