import ImageModel
import Testing

@testable import ViewModels

/// A place in the browser, and the way there.
struct Place: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let go: @Sendable (inout Correspondent) -> Void

  init(_ name: String, _ go: @escaping @Sendable (inout Correspondent) -> Void) {
    (testDescription, self.go) = (name, go)
  }
}

extension Place {
  /// Every pane, every overlay, every line that is typed in; under way and done.
  static let all: [Place] = [
    Place("the history") { _ in },
    Place("an empty history") { $0 = Correspondent(Session([])) },
    Place("no cloud to ask") { $0 = Correspondent(Session([], endpoint: nil)) },
    Place("the history, filtered") { $0.press("/", "样", .enter) },
    Place("a removed image") { $0.press("x") },
    Place("a pinned image") { $0.press("p") },
    Place("a marked image") { $0.press(" ", "j") },
    Place("an image") { $0.press(.enter) },
    Place("an image that changed") { $0.showChanged() },
    Place("all fields of an image") { $0.press(.enter, "a") },
    Place("an image's verdict") { $0.press(.enter, "g", "k", "k") },
    Place("an image that is watched") { $0.watch() },
    Place("an ask under way") { someone in
      someone.answers = false
      someone.press("r")
    },
    Place("a finder in an image") { $0.press(.enter, "/", "样") },
    Place("the prompt") { $0.press("i") },
    Place("the prompt, with no id in it") { someone in
      someone.press("i")
      someone.type("样 本")
    },
    Place("the prompt over an empty history") { someone in
      someone = Correspondent(Session([]))
      someone.type("样")
    },
    Place("help") { $0.press("?") },
    Place("JSON") { $0.press(.enter, "v") },
    Place("a finder in JSON") { $0.press(.enter, "v", "/", "样") },
    Place("the clouds") { $0.press("C") },
    Place("a cloud that is wrong") { $0.press("C", "G") },
    Place("another cloud") { $0.press("C", "j") },
    Place("a search of all clouds") { $0.press("S") },
    Place("a search of all clouds, below") { $0.press("S", "j") },
    Place("a search under way") { someone in
      someone.answers = false
      someone.press("S")
    },
    Place("a search given up") { someone in
      someone.answers = false
      someone.press("S", .escape)
    },
    Place("the catalogue") { $0.press("L") },
    Place("the catalogue, with two marked") { $0.press("L", " ", "j") },
    Place("the catalogue's filter") { $0.press("L", "/") },
    Place("the catalogue on its way") { someone in
      someone.answers = false
      someone.press("L")
    },
    Place("the list to compare with") { $0.press("c") },
    Place("a comparison") { $0.press(" ", "j", "c") },
    Place("a comparison of everything") { $0.press(" ", "j", "c", .tab) },
    Place("an explanation in a comparison") { $0.press(" ", "j", "c", .tab, .enter) },
    Place("a timeline") { $0.press("t") },
    Place("a former snapshot") { $0.press("t", "j") },
    Place("a marked snapshot") { $0.press("t", "j", " ") },
    Place("a comparison of snapshots") { $0.press("t", "j", "c") },
    Place("the palette") { $0.press(":") },
    Place("the palette, with a command that there isn't") { someone in
      someone.press(":")
      someone.type("样样样")
    },
    Place("a note") { $0.press("m", "注") },
    Place("a note that is there") { $0.press("m", "注", .enter, "m") },
    Place("an export") { $0.press(.enter, "E") },
    Place("an export over a file") { $0.press(.enter, "E", .enter) },
    Place("an export to nowhere") { someone in
      someone.press(.enter, "E", .control("u"))
      someone.type("样本")
    },
  ]
}
