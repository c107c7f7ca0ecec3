import LoopbackServer
import Synchronization

/// A service that wants the operator's terminal: all that it says is words with `payload` in them.
struct HostileService {
  /// What terminals answer, obey or hide, and what neither curses nor the program itself has any reason to send.
  static let pieces = [
    "\u{1B}[6n", "\u{1B}c", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;b3duZWQ=\u{7}", "\u{9B}6n", "\u{202E}", "\u{200B}",
    "\u{0}",
    "\u{7F}",
  ]
  static let payload = pieces.joined()
  private static let inJSON =
    #"\u001b[6n\u001bc\u001b]0;owned\u0007\u001b]52;c;b3duZWQ=\u0007\u009b6n\u202e\u200b\u0000\u007f"#
  private static let inYAML = #"\e[6n\ec\e]0;owned\a\e]52;c;b3duZWQ=\a\x9b6n\u202e\u200b\x7f"#

  static let image = "00000000-0000-4000-8000-00000000000a"
  static let other = "00000000-0000-4000-8000-00000000000b"
  /// The one whose answer is a failure.
  static let refused = "00000000-0000-4000-8000-00000000000c"
  static let name = "evil" + payload + "name"

  let server: ScriptedServer

  init() throws {
    let asked = Mutex(0)
    server = try ScriptedServer { request in
      let headers = ["X-Request-Id: id" + Self.payload.filter { $0 != "\0" }]
      guard request.target.hasPrefix("/v2/images/") else {
        return [.answer(200, Self.page, headers: headers)]
      }
      guard !request.target.hasSuffix(Self.refused) else {
        return [.answer(403, #"{"message": "no\#(Self.inJSON)", "code": "C\#(Self.inJSON)"}"#, headers: headers)]
      }
      let id = request.target.hasSuffix(Self.other) ? Self.other : Self.image
      // On its way for three asks, so that it can be watched, and so that it was something before.
      let isSaving =
        id == Self.image
        && asked.withLock { asked in
          asked += 1
          return asked < 4
        }
      return [.answer(200, Self.document(id, status: isSaving ? "saving" : "active"), headers: headers)]
    }
  }

  private static func document(_ id: String, status: String) -> String {
    #"{"id": "\#(id)", "name": "evil\#(inJSON)name", "status": "\#(status)", "tags": ["t\#(inJSON)"], "#
      + #""__os_version": "\#(id) \#(inJSON)", "os_type": "\#(inJSON)", "\#(inJSON)": "\#(inJSON)", "#
      + #""owner": "o\#(inJSON)", "min_disk": "\#(inJSON)", "schema": "\#(inJSON)"}"#
  }

  /// Rows, one of them with an id that is none, and a link onwards that is none.
  private static var page: String {
    let images = [image, other, "id\(inJSON)"].map { document($0, status: "s\(inJSON)") }
    return #"{"images": [\#(images.joined(separator: ","))], "next": "/v2/images?marker=m\#(inJSON)"}"#
  }

  /// The name of its cloud: the one text of clouds.yaml that may have controls in it.
  static let cloud = "cloud" + payload.filter { $0 != "\0" }

  var clouds: String {
    """
    clouds:
      "cloud\(Self.inYAML)": {auth_type: none, image_endpoint_override: "\(server.url)"}
      wrong: {auth_type: "kerberos\(Self.inYAML)"}

    """
  }
}
