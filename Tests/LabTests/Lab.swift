import Foundation
import TerminalDriver

/// The real Glance that `scripts/lab up` has started for everybody, and the images that it made there.
enum Lab {
  /// Where it listens; nil where there is none.
  static let url = ProcessInfo.processInfo.environment["IMSBROWSER_LAB_URL"]

  static let chinese = id(1)
  static let windows = id(2)
  static let hostile = id(5)
  static let long = id(6)
  static let absent = id(99)
  /// Chinese · protected Windows · queued · deactivated · hostile · 300 properties · nothing set.
  static let images = (1...7).map(id)
  /// Behind Keystone alone: an image that only its project sees.
  static let ofOthers = id(8)

  private static func id(_ number: Int) -> String {
    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
  }

  /// What `scripts/lab env` says under this name; empty where there is no lab.
  static func value(_ name: String) -> String {
    ProcessInfo.processInfo.environment["IMSBROWSER_LAB_\(name)"] ?? ""
  }

  /// Runs OpenStack's own client, as whom the settings say.
  static func openstack(
    _ arguments: String..., settings: [String: String], as someone: Operator
  ) async throws -> Command.Outcome {
    let lab = ["IMSBROWSER_LAB": ProcessInfo.processInfo.environment["IMSBROWSER_LAB"] ?? ""]
    return try await someone.run([value("SCRIPT"), "openstack"] + arguments, settings: settings.merging(lab) { $1 })
  }

  /// The service's document, asked for by another client than ours.
  static func document(of id: String) async throws -> Data {
    let address = "\(url ?? "")/v2/images/\(id)"
    let outcome = try await Command(["curl", "-sf", "-H", "Accept: application/json", address]).run()
    guard outcome.status == 0 else { throw NoAnswer(words: "curl \(address) ended with \(outcome.status)") }
    return outcome.output
  }

  struct NoAnswer: Error { let words: String }

  /// Runs `imsbrowser show` into a pipe.
  static func show(_ arguments: String...) async throws -> Command.Outcome {
    try await Operator.with { try await $0.show(asking(arguments)) }
  }

  /// Runs `imsbrowser list` into a pipe.
  static func list(_ arguments: String...) async throws -> Command.Outcome { try await list(arguments) }

  /// The same, with arguments that were put together.
  static func list(_ arguments: [String]) async throws -> Command.Outcome {
    try await Operator.with { try await $0.run([BuiltProgram.path, "list"] + asking(arguments)) }
  }

  /// All of the service's images, walked through by another client than ours, in small pages.
  static func walk() async throws -> [NSDictionary?] {
    var images: [NSDictionary?] = []
    var target: String? = "/v2/images?limit=3"
    while let address = target.map({ (url ?? "") + $0 }) {
      let outcome = try await Command(["curl", "-sf", "-H", "Accept: application/json", address]).run()
      guard outcome.status == 0 else { throw NoAnswer(words: "curl \(address) ended with \(outcome.status)") }
      let page = try JSONSerialization.jsonObject(with: outcome.output) as? NSDictionary
      images += page?["images"] as? [NSDictionary] ?? []
      target = page?["next"] as? String
    }
    return images
  }

  /// Runs `imsbrowser` with those arguments in a terminal, against the lab.
  static func inTerminal<Result>(
    _ arguments: String..., columns: Int = 100, rows: Int = 30, body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await Operator.with { someone in
      try await someone.inTerminal(asking(arguments), columns: columns, rows: rows, body: body)
    }
  }

  private static func asking(_ arguments: [String]) -> [String] { arguments + ["--endpoint", url ?? ""] }
}
