import Foundation
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)), .serialized)
struct `the browser behind a real Keystone` {
  @Test(
    arguments: [
      ("password", Keystone.password(of: "demo"), (columns: 100, rows: 30)),
      ("application", Lab.value("CREDENTIAL_SECRET"), (columns: 80, rows: 24)),
    ])
  func `shows a project's images and nobody else's`(
    cloud: String, secret: String, size: (columns: Int, rows: Int)
  ) async throws {
    try await Operator.with { someone in
      try someone.write(CloudsYAML.text, as: "clouds.yaml")
      try someone.write(CloudsYAML.secrets, as: "secure.yaml")
      let arguments = ["--cloud", cloud, Lab.windows]
      try await someone.inTerminal(arguments, columns: size.columns, rows: size.rows) { terminal in
        let screen = try await terminal.waitFor("Windows Server 2019")
        #expect(screen.contains { $0.contains(cloud) && $0.contains("RegionOne") })
        try await terminal.paste(Lab.ofOthers)
        try await terminal.waitFor("No image has this id")
        try await terminal.paste(Lab.chinese)
        try await terminal.waitFor("CentOS 7.9 64bit 中文")
        try await terminal.send("Q")
        #expect(try await terminal.waitForExit() == 0)
        #expect(try terminal.sttyAfter == terminal.sttyBefore)
        #expect(try await terminal.waitForTranscript().range(of: Data(secret.utf8)) == nil)
      }
      #expect(try someone.files(holding: secret) == [])
    }
  }
}
