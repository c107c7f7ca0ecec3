import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// What reaches the clipboard, and how.
@Suite(.timeLimit(.withItsTurn)) struct `Copying` {
  @Test func `the value under the cursor gets to the clipboard, in tmux both plainly and in an envelope`() async throws
  {
    try await Host.with { host in
      try await host.browse(Samples.chinese) { terminal in
        try await waitForAnswer("┬ 欧拉", in: terminal)
        try await terminal.send("y")
        try await terminal.waitFor("Copied Name, ")
        let name = await terminal.clipboard()
        #expect(name?.hasPrefix("欧拉 EulerOS") == true)
        try await terminal.send("Escape", "y")
        try await terminal.waitFor("Copied the image id, 36 bytes")
        #expect(await terminal.clipboard() == Samples.chinese)
        try await quit(terminal)
        let transcript = Transcript(try terminal.transcript())
        #expect(transcript.copied == [name, Samples.chinese])
        #expect(transcript.copiedInEnvelope == [name, Samples.chinese])
      }
    }
  }

  @Test func `the whole image gets there as the JSON that show prints`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.hostile) { terminal in
        try await waitForAnswer("┬", in: terminal)
        try await terminal.send("Y")
        try await terminal.waitFor("Copied the image as JSON")
        let shown = try await host.show(Samples.hostile, "-o", "json")
        #expect(await terminal.clipboard() == shown.text)
        try await quit(terminal)
      }
    }
  }

  @Test func `outside of tmux it goes plainly, and in screen in pieces that it takes`() async throws {
    try await Host.with { host in
      for (prefix, isPlain) in [(["env", "-u", "TMUX"], true), (["env", "-u", "TMUX", "STY=1.pts-0.host"], false)] {
        try await host.browse(Samples.centOS, after: prefix) { terminal in
          try await waitForAnswer("┬ CentOS 7.3", in: terminal)
          try await terminal.send("Y")
          try await terminal.waitFor("Copied the image as JSON")
          try await quit(terminal)
          let transcript = Transcript(try terminal.transcript())
          let shown = try await host.show(Samples.centOS, "-o", "json")
          #expect(transcript.copied == (isPlain ? [shown.text] : []))
          #expect(transcript.copiedInEnvelope == (isPlain ? [] : [shown.text]))
        }
      }
    }
  }

  @Test func `an image longer than terminals take is not copied, and says so`() async throws {
    try await Host.with { host in
      let long = String(repeating: "0123456789", count: 8000)
      let server = try ScriptedServer(.answer(200, #"{"id": "\#(Samples.centOS)", "name": "long", "x": "\#(long)"}"#))
      try await host.inTerminal([Samples.centOS, "--endpoint", server.url]) { terminal in
        try await waitForAnswer("┬ long", in: terminal)
        try await terminal.send("Y")
        try await terminal.waitFor("Not copied: 80080 bytes")
        try await quit(terminal)
        let transcript = Transcript(try terminal.transcript())
        #expect(transcript.copied + transcript.copiedInEnvelope == [])
      }
    }
  }
}
