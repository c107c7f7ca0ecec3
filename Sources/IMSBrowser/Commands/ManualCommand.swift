import ArgumentParser

/// `imsbrowser man`: the manual page, for packages and for `man -l`.
struct ManualCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "man",
      abstract: String(
        "Print the manual page: imsbrowser man | man -l -", zh: "输出手册页：imsbrowser man | man -l -"),
      shouldDisplay: false)
  }

  @MainActor func perform() async throws {
    try await reporting { try Standard.raw(ManualPage.text(of: try CommandSheet(of: IMSBrowserCommand.self))) }
  }
}
