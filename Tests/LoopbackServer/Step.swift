/// One thing that a `ScriptedServer` does with a connection. After the last it waits for the next request.
package enum Step: Sendable {
  case send([UInt8])
  /// Goes on when the gate is opened.
  case pause(Gate)
  /// Sends the bytes again and again, one at a time and a few ms apart, until the client goes.
  case dripForever([UInt8])
  /// Sends the bytes again and again, as fast as the client takes them, until so many have gone, or the client has.
  case flood([UInt8], of: Int)
  /// Sends each byte in a write of its own.
  case drip([UInt8])
  /// Closes in order (FIN).
  case close
  /// Closes hard (RST).
  case reset
  /// Does nothing until the client goes.
  case hang

  package static func send(_ text: String) -> Step { .send(Array(text.utf8)) }

  /// A whole answer.
  package static func answer(
    _ status: Int = 200, _ body: String = "", headers: [String] = [], type: String = "application/json"
  ) -> Step {
    .send(Step.bytes(status, Array(body.utf8), headers: ["Content-Type: \(type)"] + headers))
  }

  /// A whole answer's bytes; with `length`, Content-Length lies.
  package static func bytes(_ status: Int, _ body: [UInt8], headers: [String] = [], length: Int? = nil) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status) Status"] + headers + ["Content-Length: \(length ?? body.count)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + body
  }

  /// An answer's head without a length: the body ends as the steps after it say.
  package static func head(_ headers: String...) -> Step {
    .send((["HTTP/1.1 200 OK", "Content-Type: application/json"] + headers + ["", ""]).joined(separator: "\r\n"))
  }

  /// One chunk of a chunked body.
  package static func chunk(_ text: String) -> Step {
    .send(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
  }

  /// The image with this id, in few words.
  package static func image(_ id: String, headers: [String] = []) -> Step {
    .answer(200, #"{"id": "\#(id)", "name": "CentOS", "min_disk": 40}"#, headers: headers)
  }
}
