import ArgumentParser
@main struct Broadsheet: ParsableCommand { func run() {} }
