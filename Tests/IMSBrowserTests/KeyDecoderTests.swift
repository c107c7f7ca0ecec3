import CustomDump
import Testing
import ViewModels

@testable import IMSBrowser

/// What becomes of bytes that come whole, in pieces, or wrong.
@Suite struct KeyDecoderTests {
  /// Feeds one reading after the other, as curses hands bytes over that it makes nothing of.
  private func events(of readings: [[UInt8]], givingUp: Bool = false) -> [Event] {
    var decoder = KeyDecoder()
    let events = readings.flatMap { decoder.take($0.map { .byte($0) }) }
    return events + (givingUp ? decoder.giveUp() : [])
  }

  private func events(of readings: String..., givingUp: Bool = false) -> [Event] {
    events(of: readings.map { Array($0.utf8) }, givingUp: givingUp)
  }

  @Test(arguments: 1..<KeySequences.all.map(\.bytes.utf8.count).reduce(0, max))
  func `each sequence is one key wherever it is cut, but for an Esc that came alone`(place: Int) {
    for (bytes, code) in KeySequences.all where bytes.utf8.count > place && code != KeySequences.pasteEnd {
      // Two ESC apart are two Esc: nobody can tell.
      guard !bytes.hasPrefix("\u{1B}\u{1B}") else { continue }
      var whole = KeyDecoder()
      let expected = whole.take([.code(code)])
      let pieces = [Array(bytes.utf8.prefix(place)), Array(bytes.utf8.dropFirst(place))]
      expectNoDifference(events(of: pieces), (place == 1 ? [.pressed(.escape)] : []) + expected)
      expectNoDifference(events(of: [pieces.flatMap { $0 }]), expected)
    }
  }

  @Test func `Esc counts at once, and what is pressed after it counts as well`() {
    expectNoDifference(events(of: "\u{1B}", "j"), [.pressed(.escape), .pressed("j")])
    expectNoDifference(events(of: "\u{1B}j"), [.pressed(.escape), .pressed("j")])
    expectNoDifference(events(of: "\u{1B}", "\u{1B}", "q"), [.pressed(.escape), .pressed(.escape), .pressed("q")])
    expectNoDifference(events(of: "\u{1B}", "[", "j"), [.pressed(.escape), .pressed("["), .pressed("j")])
  }

  @Test func `a [ after Esc counts once no sequence has come of it`() {
    expectNoDifference(events(of: "\u{1B}", "["), [.pressed(.escape)])
    expectNoDifference(events(of: "\u{1B}", "[", givingUp: true), [.pressed(.escape), .pressed("[")])
    expectNoDifference(events(of: "\u{1B}", givingUp: true), [.pressed(.escape)])
    var decoder = KeyDecoder()
    #expect(!decoder.isWaiting)
    _ = decoder.take([.byte(0x1B)])
    #expect(decoder.isWaiting)
    _ = decoder.giveUp()
    expectNoDifference(decoder.take("[".utf8.map { .byte($0) }), [.pressed("[")])
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: ["\u{1B}[1;5A", "\u{1B}[27;5;9~", "\u{1B}[113;5u", "\u{1B}[?1;2c", "\u{1B}Oq"])
  func `a sequence that stands for no key runs none`(sequence: String) {
    let wanted: [Event] = sequence == "\u{1B}Oq" ? [.pressed("1")] : []
    expectNoDifference(events(of: sequence), wanted)
    let cut = [Array(sequence.utf8.prefix(2)), Array(sequence.utf8.dropFirst(2))]
    expectNoDifference(events(of: cut), wanted)
  }

  @Test(
    arguments: [
      ("\u{1B}[<0;1;1M", [.clicked(column: 0, row: 0)]), ("\u{1B}[<0;300;120M", [.clicked(column: 299, row: 119)]),
      ("\u{1B}[<64;5;6M", [.wheeled(column: 4, row: 5, steps: -1)]),
      ("\u{1B}[<65;5;6M", [.wheeled(column: 4, row: 5, steps: 1)]),
      ("\u{1B}[<0;5;6m", []), ("\u{1B}[<1;5;6M", []), ("\u{1B}[<2;5;6M", []), ("\u{1B}[<35;5;6M", []),
      ("\u{1B}[<4;5;6M", []), ("\u{1B}[<66;5;6M", []), ("\u{1B}[<0;0;6M", []), ("\u{1B}[<0;5M", []), ("\u{1B}[<M", []),
      ("\u{1B}[<0;99999999999999999999;6M", []), ("\u{1B}[M q!", []), ("\u{1B}[M\u{20}\u{1B}Q", []),
    ] as [(String, [Event])])
  func `what the mouse does runs no key, whatever it is and wherever it is cut`(report: String, wanted: [Event]) {
    let bytes = Array(report.utf8)
    expectNoDifference(events(of: [bytes + [0x6A]]), wanted + [.pressed("j")])
    for place in 2..<bytes.count {
      expectNoDifference(
        events(of: [Array(bytes[..<place]), Array(bytes[place...]), [0x6A]]), wanted + [.pressed("j")])
    }
    expectNoDifference(events(of: bytes.map { [$0] } + [[0x6A]]), [.pressed(.escape)] + wanted + [.pressed("j")])
  }

  @Test func `a report in the old form may have bytes that are no characters`() {
    expectNoDifference(events(of: [[0x1B, 0x5B, 0x4D, 0x20, 0xE4, 0xB8], [0x6A]]), [.pressed("j")])
    // Its end is lost: the next keys count again after a while.
    expectNoDifference(events(of: "\u{1B}[M", givingUp: true), [])
    var decoder = KeyDecoder()
    _ = decoder.take("\u{1B}[M".utf8.map { .byte($0) })
    #expect(decoder.isWaiting)
    _ = decoder.giveUp()
    expectNoDifference(decoder.take([.byte(0x6A)]), [.pressed("j")])
  }

  @Test func `a paste is one event, whatever is in it and wherever it is cut`() {
    let whole = Array("\u{1B}[200~q\u{1B}[A\r\n中文\u{1B}[201~j".utf8)
    let expected: [Event] = [.pasted("q\u{1B}[A\r\n中文"), .pressed("j")]
    expectNoDifference(events(of: [whole]), expected)
    for place in 2..<whole.count {
      expectNoDifference(events(of: [Array(whole[..<place]), Array(whole[place...])]), expected)
    }
    expectNoDifference(events(of: whole.map { [$0] }), [.pressed(.escape)] + expected)
  }

  @Test func `the first 65 536 characters of a paste are kept, and its end is seen`() {
    let text = String(repeating: "0123456789abcdef", count: 8192)
    expectNoDifference(
      events(of: "\u{1B}[200~\(text)\u{1B}[201~q"), [.pasted(String(text.prefix(65_536))), .pressed("q")])
  }

  @Test func `an end of a paste without a beginning is nothing`() {
    expectNoDifference(events(of: "\u{1B}[201~j"), [.pressed("j")])
  }

  @Test func `a character is read wherever its bytes are cut`() {
    let bytes = Array("é中😀".utf8)
    for place in bytes.indices {
      expectNoDifference(
        events(of: [Array(bytes[..<place]), Array(bytes[place...])]), [.pressed("é"), .pressed("中"), .pressed("😀")])
    }
  }

  @Test(
    arguments: [
      ([0xE9, 0x6A], ["\u{FFFD}", "j"]), ([0xE9, 0xE4, 0xB8, 0xAD], ["\u{FFFD}", "中"]),
      ([0xFF, 0x6A], ["\u{FFFD}", "j"]),
      ([0x80, 0x80, 0x6A], ["\u{FFFD}", "\u{FFFD}", "j"]),
    ] as [([UInt8], [Character])])
  func `a byte that is no character costs no key`(bytes: [UInt8], keys: [Character]) {
    expectNoDifference(events(of: [bytes]), keys.map { .pressed(.character($0)) })
  }
}
