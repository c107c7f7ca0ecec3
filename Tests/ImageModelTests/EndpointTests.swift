import ImageModel
import Testing

@Suite("An endpoint has one spelling")
struct EndpointTests {
  @Test(arguments: [
    ("https://ims.cn-north-4.myhuaweicloud.com", "https://ims.cn-north-4.myhuaweicloud.com"),
    ("HTTPS://IMS.Example.COM/", "https://ims.example.com"), ("https://h:443", "https://h"),
    ("http://h:80/", "http://h"),
    ("http://h:443", "http://h:443"), ("https://h:80", "https://h:80"), ("https://h:", "https://h"),
    ("http://h:0080", "http://h"),
    ("https://h/v2", "https://h"), ("https://h/v2/", "https://h"), ("https://h//v2//", "https://h"),
    ("https://h/image/v2", "https://h/image"),
    ("https://h/Image/", "https://h/Image"), ("https://h/v2x", "https://h/v2x"), ("https://h/v2/v2", "https://h/v2"),
    ("https://h/apiv2", "https://h/apiv2"),
    ("http://127.0.0.1:9292", "http://127.0.0.1:9292"), ("http://[::1]:9292/v2", "http://[::1]:9292"),
    ("http://[FE80::1%25eth0]", "http://[fe80::1%25eth0]"),
    ("http://[::1]:80", "http://[::1]"), ("http://[::1]:", "http://[::1]"), ("http://h/a@b:c", "http://h/a@b:c"),
    ("http://h:65535", "http://h:65535"),
  ])
  func `spellings of one service are one endpoint`(text: String, url: String) throws {
    let endpoint = try Endpoint(text)
    #expect(endpoint.url == url)
    #expect(endpoint.description == url)
    #expect(try Endpoint(url) == endpoint || url.hasSuffix("/v2"))
  }

  @Test(arguments: [
    ("", Endpoint.Problem.notHTTP), ("h", .notHTTP), ("ims.example.com:443", .notHTTP), ("ftp://h", .notHTTP),
    ("file:///etc/passwd", .notHTTP),
    ("//h", .notHTTP), ("://h", .notHTTP), ("https:h", .notHTTP), ("xhttp://h", .notHTTP), ("https://", .noHost),
    ("https:///v2", .noHost),
    ("https://:443", .noHost), ("http://[]", .noHost), ("http://[::1", .noHost), ("http://::1", .noHost),
    ("https://h:0", .badPort),
    ("https://h:65536", .badPort), ("https://h:99999999999999999999", .badPort), ("https://h:+80", .badPort),
    ("https://h:-1", .badPort), ("https://h:8x", .badPort),
    ("https://a:b:80", .badPort), ("https://h:80:90", .badPort), ("http://[::1]x", .badPort),
    ("https://user@h", .credentials), ("https://user:pass@h", .credentials),
    ("https://user:pass@[::1]:80", .credentials), ("https://h?x=y", .queryOrFragment),
    ("https://h/v2#x", .queryOrFragment), ("https://a%2fb", .forbidden("%")),
    ("https://a]b", .forbidden("]")), ("https://a[b]", .forbidden("[")), (" https://h", .forbidden(" ")),
    ("https://h\n", .forbidden("\n")),
    ("https://h\r\nX: y", .forbidden("\r")), ("https://h/a b", .forbidden(" ")), ("https://镜.cn", .forbidden("镜")),
    ("https://h\u{0}", .forbidden("\0")),
    ("https://h\\x", .forbidden("\\")), ("https://\u{212A}.com", .forbidden("\u{212A}")),
    ("https://{h}", .forbidden("{")),
  ])
  func `what is no plain address is refused with a reason`(text: String, problem: Endpoint.Problem) {
    #expect(throws: problem) { try Endpoint(text) }
    #expect(problem.message.text.hasSuffix("."))
    let hidden = problem.message.text.unicodeScalars.filter(\.isHidden)
    #expect(hidden.isEmpty)
  }

  @Test func `an image is asked for below the root`() throws {
    let id = try ImageID("a?b 镜".replacing(" ", with: "_"))
    #expect(try Endpoint("https://h/image/v2/").imageURL(id) == "https://h/image/v2/images/a%3Fb_%E9%95%9C")
  }
}
