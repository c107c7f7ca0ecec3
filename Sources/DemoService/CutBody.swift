import FlyingFox
import FlyingSocks

/// A body that breaks off: fewer bytes come than its length announces, then the connection closes.
struct CutBody: AsyncBufferedSequence, AsyncBufferedIteratorProtocol {
  typealias Element = UInt8

  /// What ends it: FlyingFox closes the connection over a body that throws.
  private struct BrokenOff: Error {}

  private var rest: ArraySlice<UInt8>

  private init(_ text: Substring) { rest = ArraySlice(text.utf8) }

  /// The first half of a text, under the length of the whole.
  static func half(of text: String) -> HTTPBodySequence {
    let half = text.utf8.index(text.startIndex, offsetBy: text.utf8.count / 2)
    return HTTPBodySequence(from: CutBody(text[..<half]), count: text.utf8.count)
  }

  func makeAsyncIterator() -> CutBody { self }

  mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

  mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { throw BrokenOff() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
