import FoundationEssentials

@testable import ImageService

/// Requests as odd as they may be sent; the same for the same seed.
struct RandomRequests {
  struct Signable {
    let method: String
    let url: String
    let headers: [RequestSigner.Header]
    let body: [UInt8]
    let signer: RequestSigner
    let time: SignatureTime
  }

  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed) }

  mutating func next() throws -> Signable {
    Signable(
      method: pick(["GET", "POST", "HEAD"]), url: "http://" + pick(Self.hosts) + path() + query(), headers: headers(),
      body: Array(text(of: 0...90).utf8), signer: try signer(),
      time: SignatureTime(Date(timeIntervalSince1970: .random(in: 0...4e9, using: &generator))))
  }

  /// A request's head with one digit another: of the target, the date or what authorizes it.
  mutating func changed(_ head: [UInt8]) -> [UInt8] {
    var head = head
    var digits: [Int] = []
    for line in head.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      let counts = ["Authorization:", "X-Sdk-Date:"].contains { text.hasPrefix($0) }
      let part = line.startIndex == 0 ? line.dropLast(" HTTP/1.1\r".utf8.count) : counts ? line : []
      digits += part.indices.filter { (0x30...0x39).contains(head[$0]) }
    }
    let index = pick(digits)
    head[index] = head[index] == 0x39 ? 0x30 : head[index] + 1
    return head
  }
}

extension RandomRequests {
  private static let hosts = ["h", "ims.example.com", "127.0.0.1:8080", "[::1]:9", "h:443"]
  /// All that is printable in ASCII, and what is prone to be read in two ways: marks that combine with what is before
  /// them, letters with two spellings, blanks of other kinds, scalars beyond 16 bits.
  private static let scalars =
    (0x20...0x7E).compactMap(Unicode.Scalar.init) + Array("中é\u{301}\u{FFFD}\u{A0}\u{3000}\u{FB01}😀".unicodeScalars)

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  private mutating func several<Element>(_ counts: ClosedRange<Int>, _ make: (inout Self) -> Element) -> [Element] {
    (0..<Int.random(in: counts, using: &generator)).map { _ in make(&self) }
  }

  private mutating func text(of counts: ClosedRange<Int>) -> String {
    String(String.UnicodeScalarView(several(counts) { $0.pick(Self.scalars) }))
  }

  private mutating func ascii(of counts: ClosedRange<Int>) -> String {
    String(String.UnicodeScalarView(several(counts) { $0.pick(Array(Self.scalars.prefix(95))) }))
  }

  private mutating func path() -> String { several(0...4) { "/" + $0.coded(0...6) }.joined() }

  private mutating func query() -> String {
    let pairs = several(0...6) { $0.coded(0...2) + $0.pick(["", "=", "=" + $0.coded(0...5)]) }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  private mutating func headers() -> [RequestSigner.Header] {
    let names = ["X-Note", "Accept", "x_skipped", "X-Z", "X-ZZ"].shuffled(using: &generator)
    let types = ["application/json; charset=utf-8", "text/plain"]
    let type: RequestSigner.Header = (pick(["Content-Type", "content-type"]), pick(types))
    return names.prefix(Int.random(in: 0...5, using: &generator)).map { ($0, text(of: 0...8)) } + pick([[], [type]])
  }

  private mutating func signer() throws -> RequestSigner {
    let token = try pick([nil, Secret("t" + ascii(of: 0...40) + "t")])
    return RequestSigner(
      key: AccessKey(
        id: "AK", secret: try Secret(ascii(of: 1...90)), securityToken: token,
        projectID: pick([nil, "p" + ascii(of: 0...9) + "p"]), domainID: pick([nil, "d"])))
  }

  /// A text for a path or a query: some of what needs no code has one, some codes are in lower case, and some aren't any.
  private mutating func coded(_ counts: ClosedRange<Int>) -> String {
    text(of: counts).unicodeScalars.map { scalar in
      let isPlain =
        scalar.isASCII && PercentCoding.isUnreserved(UInt8(scalar.value))
        || "!$'()*,;:@+".unicodeScalars.contains(scalar)
      if isPlain, pick([true, true, false]) { return String(scalar) }
      let codes = String(scalar).utf8.map { byte in
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: pick([true, false]))
      }
      return codes.joined() + pick(["", "", "", "%zz", "%4z", "%%20"])
    }.joined()
  }
}

/// Steele, Lea and Flood's generator: small, and good enough to be odd.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
