import ImageModel
import Testing

@Suite("An image id stays inside its path segment")
struct ImageIDTests {
  @Test(arguments: [
    ("0f0e0d0c-1111-4222-8333-444455556666", "0f0e0d0c-1111-4222-8333-444455556666"), ("A.b_c~d-9", "A.b_c~d-9"),
    ("...", "..."),
    ("..a", "..a"), ("a?b#c&d=e", "a%3Fb%23c%26d%3De"), ("100%", "100%25"), ("%2e%2e", "%252e%252e"), ("%2F", "%252F"),
    ("a:b@c;d,e+f", "a%3Ab%40c%3Bd%2Ce%2Bf"), ("镜", "%E9%95%9C"), ("😀", "%F0%9F%98%80"), ("e\u{301}", "e%CC%81"),
    ("\u{E9}", "%C3%A9"),
    ("\"'<>|`{}[]^", "%22%27%3C%3E%7C%60%7B%7D%5B%5D%5E"),
  ])
  func `text is an id and is encoded byte by byte`(text: String, segment: String) throws {
    let id = try ImageID(text)
    #expect(id.text == text)
    #expect(id.description == text)
    #expect(id.pathSegment == segment)
  }

  @Test(arguments: [
    ("", ImageID.Problem.empty), (".", .dots), ("..", .dots), ("a/b", .forbidden("/")), ("../x", .forbidden("/")),
    ("/", .forbidden("/")),
    ("a\\b", .forbidden("\\")), ("a b", .forbidden(" ")), (" a", .forbidden(" ")), ("a\tb", .forbidden("\t")),
    ("a\n", .forbidden("\n")),
    ("a\r\nX-Evil: 1", .forbidden("\r")), ("\0", .forbidden("\0")), ("a\u{1B}[2J", .forbidden("\u{1B}")),
    ("a\u{7F}", .forbidden("\u{7F}")),
    ("a\u{85}", .forbidden("\u{85}")), ("a\u{A0}b", .forbidden("\u{A0}")), ("a\u{3000}b", .forbidden("\u{3000}")),
    ("a\u{2028}", .forbidden("\u{2028}")), ("a\u{202E}b", .forbidden("\u{202E}")),
    ("a\u{200B}", .forbidden("\u{200B}")),
    ("\u{FEFF}a", .forbidden("\u{FEFF}")), ("a\u{E0041}", .forbidden("\u{E0041}")),
    ("\u{3164}", .forbidden("\u{3164}")),
    ("/\u{301}", .forbidden("/")), (" \u{301}", .forbidden(" ")),
  ])
  func `text that could leave its segment or hide in it is refused`(text: String, problem: ImageID.Problem) {
    #expect(throws: problem) { try ImageID(text) }
    #expect(problem.message.text.hasSuffix("."))
  }

  @Test func `an id has at most 255 bytes`() throws {
    #expect(throws: Never.self) { try ImageID(String(repeating: "a", count: 255)) }
    #expect(throws: Never.self) { try ImageID(String(repeating: "镜", count: 85)) }
    for text in [
      String(repeating: "a", count: 256), String(repeating: "镜", count: 86), String(repeating: "/", count: 1 << 20),
    ] {
      #expect(throws: ImageID.Problem.tooLong(limit: 255)) { try ImageID(text) }
    }
  }

  @Test func `every byte of a segment is an unreserved one or part of an escape`() throws {
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value), let id = try? ImageID("x\(scalar)") else { continue }
      let plain = id.pathSegment.utf8.allSatisfy { byte in
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%".utf8.contains(byte)
      }
      #expect(plain)
    }
  }

  @Test func `ids that only look the same are two ids`() throws {
    let composed = try ImageID("caf\u{E9}"), decomposed = try ImageID("cafe\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(try ImageID("a") == ImageID("a"))
    #expect(try ImageID("a").hashValue == ImageID("a").hashValue)
  }

  @Test func `the message shows what is forbidden in a visible form`() {
    #expect(ImageID.Problem.forbidden("\u{1B}").message.text.contains("\"^[\""))
    #expect(ImageID.Problem.forbidden("\u{202E}").message.text.contains("<U+202E>"))
    #expect(ImageID.Problem.forbidden(" ").message.text.contains("spaces"))
  }
}

@Suite("A pasted image id is found")
struct PastedImageIDTests {
  static let uuid = "0f0e0d0c-1111-4222-8333-44445555aaBB"

  @Test(arguments: [
    "\(uuid)", "  \(uuid)\n", "\"\(uuid)\"", "'\(uuid)',", "`\(uuid)`", "<\(uuid)>", "| id | \(uuid) |",
    "\u{FEFF}\(uuid)\u{200B}", "\(uuid)\r\n",
    "https://ims.example.com/v2/images/\(uuid)", "http://[::1]:9292/v2/images/\(uuid)/",
    "https://h/v2/images/\(uuid)/file?x=1#y",
    "/v2/images/\(uuid)/members/other", "(https://h/v2/images/\(uuid))", "[image](https://h/v2/images/\(uuid)).",
    "See https://h/v2/images/\(uuid).",
    "\"self\": \"/v2/images/\(uuid)\",", #"{"self":"\/v2\/images\/\#(uuid)"}"#,
    "curl -H 'X: y' https://h/v2/images/\(uuid) | jq",
    "id=\(uuid)", "镜像\(uuid)。", "Deleted image \(uuid), done", "Deleted image-\(uuid), done",
    "https://console/?imageId=\(uuid)&x=/images/a%2Fb",
    "https://h/v2/images/\(uuid)\u{200B}", "\(uuid)\n1e0e0d0c-1111-4222-8333-444455556666",
    "https://h/v2/images/x https://h/v2/images/\(uuid)",
  ])
  func `a UUID is found wherever it is`(text: String) throws {
    #expect(try ImageID(pasted: text).text == Self.uuid)
  }

  @Test(arguments: [
    ("my-image", "my-image"), ("  my-image  ", "my-image"), ("\"my-image\",\n", "my-image"), ("镜像", "镜像"),
    ("a?b", "a?b"),
    ("https://h/v2/images/my-image?x=y", "my-image"), ("https://h/v2/images/%E9%95%9C", "镜"),
    ("https://h/v2/images/100%25", "100%"), ("https://h/v2/images/100%", "100%"), ("/images/a%zz", "a%zz"),
    ("/images/%ff", "%ff"),
    ("v1-\(uuid)", "v1-\(uuid)"), ("\(uuid)-v1", "\(uuid)-v1"), ("/v2/images/\(uuid)-v1", "\(uuid)-v1"),
    ("a\(uuid)", "a\(uuid)"),
    ("/images/a/images/b", "b"),
  ])
  func `an id that is no UUID is taken whole`(text: String, id: String) throws {
    #expect(try ImageID(pasted: text).text == id)
  }

  @Test(arguments: [
    ("", ImageID.Problem.empty), (" \n\t", .empty), ("\"\"", .empty), ("\u{200B}", .empty),
    ("two words", .forbidden(" ")), ("..", .dots), ("\"..\"", .dots),
    ("/images/..", .forbidden("/")), ("/images/%2e%2e", .forbidden("/")), ("/images/a%2Fb", .forbidden("/")),
    ("/images/", .forbidden("/")),
    ("/images/%00", .forbidden("/")), ("/images/%20", .forbidden("/")), ("ls -la\nrm x", .forbidden(" ")),
    ("a\u{1B}b", .forbidden("\u{1B}")),
    ("0f0e0d0c-1111-4222-8333-44445555 6666", .forbidden(" ")),
  ])
  func `what holds no id is refused with a reason`(text: String, problem: ImageID.Problem) {
    #expect(throws: problem) { try ImageID(pasted: text) }
  }

  @Test(arguments: ["/images/", "0f0e0d0c-", " ", "%", "\"", "\u{301}", "x"])
  func `a megabyte pasted is no burden`(piece: String) {
    let text = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let took = ContinuousClock().measure { _ = try? ImageID(pasted: text) }
    #expect(took < .seconds(30))
  }
}
