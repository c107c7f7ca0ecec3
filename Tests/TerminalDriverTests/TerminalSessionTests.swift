import Foundation
import Glibc
import TerminalDriver
import Testing

@Test(arguments: [("", 0), ("│ OS", 4), ("中文 é", 6), ("e\u{301}x", 2), ("😀│", 3), ("a\u{200D}b", 2)])
func `a text has the width in cells that a terminal gives it`(text: String, width: Int) {
  #expect(text.cells == width)
}

@Suite(.timeLimit(.minutes(5))) struct `A terminal session` {
  @Test(arguments: [(100, 30), (80, 24), (20, 6)])
  func `has the size that was asked for`(columns: Int, rows: Int) async throws {
    try await TerminalSession.with(["sh", "-c", "stty size"], columns: columns, rows: rows) { terminal in
      #expect(try await terminal.waitForExit() == 0)
      let screen = try await terminal.screen()
      #expect(screen.count == rows)
      #expect(screen.first == "\(rows) \(columns)")
    }
  }

  @Test func `shows what the program writes, wide characters too`() async throws {
    try await TerminalSession.with(["printf", "%s", "云镜像 é 😀;"]) { terminal in
      try await terminal.waitUntil { $0.first == "云镜像 é 😀;" }
      let transcript = try await terminal.waitForTranscript()
      #expect(transcript == Data("云镜像 é 😀;".utf8))
    }
  }

  @Test func `gives the environment that was asked for and nothing of the operator's`() async throws {
    let script = "echo $GREETING; echo $TERM; echo $LANG; echo ${IMSBROWSER_LAB_URL-unset}"
    let environment = ["GREETING": "hello there", "LANG": "C"]
    try await TerminalSession.with(["sh", "-c", script], environment: environment, terminal: "vt100") { terminal in
      try await terminal.waitUntil { $0.prefix(4) == ["hello there", "vt100", "C", "unset"] }
    }
  }

  @Test func `types what is typed and presses what is pressed`() async throws {
    try await TerminalSession.with(["cat"]) { terminal in
      try await terminal.type("a 'quoted' $text;")
      try await terminal.send("Enter")
      try await terminal.waitUntil { $0.prefix(2) == ["a 'quoted' $text;", "a 'quoted' $text;"] }
      try await terminal.send("C-d")
      #expect(try await terminal.waitForExit() == 0)
    }
  }

  @Test func `pastes in brackets where the program asks for them, and plainly elsewhere`() async throws {
    let showing = { (setup: String) in ["sh", "-c", "printf '\(setup)ready'; stty -icanon -echo; cat -v"] }
    try await TerminalSession.with(showing("\\033[?2004h")) { terminal in
      try await terminal.waitFor("ready")
      try await terminal.paste("pasted;")
      try await terminal.waitFor("^[[200~pasted;^[[201~")
    }
    try await TerminalSession.with(showing("")) { terminal in
      try await terminal.waitFor("ready")
      try await terminal.paste("pasted")
      try await terminal.waitUntil { $0.first == "readypasted" }
    }
  }

  @Test func `tells the program of its new size`() async throws {
    try await TerminalSession.with(["less", "-f", "/proc/self/status"], columns: 80, rows: 10) { terminal in
      try await terminal.waitFor("Name:")
      try await terminal.resize(columns: 60, rows: 20)
      let screen = try await terminal.waitUntil { $0.count == 20 && $0.allSatisfy { !$0.isEmpty } }
      #expect(screen.allSatisfy { $0.count <= 60 })
    }
  }

  @Test func `knows the exit status, and the terminal's modes before and after`() async throws {
    try await TerminalSession.with(["sh", "-c", "stty -echo; exit 3"]) { terminal in
      let status = try await terminal.waitForExit()
      #expect(status == 3)
      #expect(try terminal.sttyBefore != terminal.sttyAfter)
    }
    try await TerminalSession.with(["less", "/etc/passwd"]) { terminal in
      try await terminal.waitFor("root:")
      try await terminal.send("q")
      #expect(try await terminal.waitForExit() == 0)
      #expect(try terminal.sttyBefore == terminal.sttyAfter)
    }
  }

  @Test func `sees a program suspended and brings it back`() async throws {
    try await TerminalSession.with(["less", "/etc/passwd"]) { terminal in
      try await terminal.waitFor("root:")
      try await terminal.send("C-z")
      let modes = try await terminal.waitForSuspension()
      #expect(try terminal.sttyBefore == modes)
      try await terminal.resume()
      try await terminal.waitFor("root:")
      try await terminal.send("q")
      #expect(try await terminal.waitForExit() == 0)
    }
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func `knows the program's process, and sees it suspended from outside`(signal: Int32) async throws {
    try await TerminalSession.with(["cat"]) { terminal in
      // Twice: the terminal's echo, and the line that only a `cat` that runs gives back.
      try await terminal.type("before")
      try await terminal.send("Enter")
      try await terminal.waitUntil { screen in screen.count { $0.contains("before") } == 2 }
      let process = try await terminal.process()
      #expect(try String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8) == "cat\n")
      kill(process, signal)
      _ = try await terminal.waitForSuspension()
      try await terminal.resume()
      try await terminal.type("after")
      try await terminal.send("Enter")
      try await terminal.waitUntil { screen in screen.count { $0.contains("after") } == 2 }
      kill(process, SIGTERM)
      #expect(try await terminal.waitForExit() == 128 + SIGTERM)
    }
  }

  @Test func `sends bytes as they are, and shows what others write to the device`() async throws {
    try await TerminalSession.with(["sh", "-c", "stty raw -echo; printf ready; od -An -tx1 -N3"]) { terminal in
      try await terminal.waitFor("ready")
      try Data("from outside".utf8).write(to: URL(filePath: try await terminal.device()))
      try await terminal.waitFor("from outside")
      try await terminal.send(bytes: [0x1B, 0xE9, 0x00])
      try await terminal.waitFor("1b e9 00")
    }
  }

  @Test func `hangs up when it is closed`() async throws {
    try await TerminalSession.with(["cat"]) { terminal in
      let process = try await terminal.process()
      try await terminal.closeTerminal()
      while kill(process, 0) == 0 { await Task.yield() }
    }
  }

  @Test func `knows what was copied and where the cursor is`() async throws {
    let script = #"printf '\033]52;c;Y29waWVk\007\033[4;8H'; cat"#
    try await TerminalSession.with(["sh", "-c", script]) { terminal in
      try await terminal.waitUntil { _ in true }
      while await terminal.clipboard() == nil { await Task.yield() }
      #expect(await terminal.clipboard() == "copied")
      let cursor = try await terminal.cursor()
      #expect(cursor?.column == 7 && cursor?.row == 3)
    }
  }

  @Test func `says what was on the screen when it waited in vain`() async throws {
    try await TerminalSession.with(["sh", "-c", "echo something else; cat"]) { terminal in
      try await terminal.waitFor("something else")
      let trouble = await #expect(throws: TerminalTrouble.self) {
        try await terminal.waitFor("the thing", timeout: .milliseconds(50))
      }
      #expect(trouble?.description.contains("something else") == true)
    }
  }

  @Test func `leaves nothing behind`() async throws {
    let mark = UUID().uuidString
    try await TerminalSession.with(["sh", "-c", "echo \(mark); cat"]) { try await $0.waitFor(mark) }
    var ends = false
    while !ends { ends = try await Command(["pgrep", "-f", mark]).run().status == 1 }
  }
}
