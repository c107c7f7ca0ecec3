import ImageModel
import Testing

@testable import IMSBrowser

@Suite("A list is a table that fits")
struct ImageTableTests {
  private static func image(_ name: String, os: String = "CentOS 7.9 64bit") throws -> Image {
    try Image([
      "id": "3187547c-d227-4d42-8169-bab04cc62f5e", "name": .string(JSONString(name)), "status": "active",
      "__os_version": .string(JSONString(os)), "__image_size": "1848573952", "created_at": "2024-03-05T08:14:51Z",
      "visibility": "public",
    ])
  }

  @Test func `every column stands whole where nothing bounds the line`() throws {
    let table = try ImageTable(for: [Self.image("one"), Self.image("中文")], width: nil)
    #expect(
      table.header.text
        == "NAME  STATUS  OS                SIZE      CREATED     VISIBILITY  ID")
    #expect(
      try table.line(of: Self.image("中文")).text
        == "中文  active  CentOS 7.9 64bit  1.72 GiB  2024-03-05  public      3187547c-d227-4d42-8169-bab04cc62f5e")
    // What comes later may be wider than what the widths were decided by.
    #expect(try table.line(of: Self.image("longer than the first")).text.hasPrefix("longer than the first  active"))
  }

  @Test(arguments: [36, 37, 40, 45, 50, 60, 70, 80, 90, 100, 110, 120, 130, 200])
  func `a line fits the terminal, with its id whole`(width: Int) throws {
    let images = try [Self.image("CentOS 7.3 64bit FPGA tools of somebody"), Self.image("short")]
    let table = ImageTable(for: images, width: width)
    for image in images {
      let line = table.line(of: image)
      #expect(line.width <= width)
      #expect(line.text.hasSuffix(image.id))
    }
    #expect(table.header.width <= width)
    #expect(table.header.text.contains("NAME") == (width >= 45))
  }

  @Test func `what a line has no room for is left out, least wanted first`() throws {
    let images = try [Self.image("CentOS 7.3 64bit FPGA tools of somebody")]
    func header(_ width: Int) -> String { ImageTable(for: images, width: width).header.text }
    #expect(header(120).contains("VISIBILITY"))
    #expect(!header(100).contains("VISIBILITY") && header(100).contains("SIZE"))
    #expect(!header(80).contains("SIZE") && header(80).contains("STATUS"))
  }

  @Test func `what an image does not say is a hyphen, and hostile text is harmless`() throws {
    let image = try Image(["id": "a\u{1B}[2J", "name": "b\u{202E}c\n", "created_at": "yesterday"])
    let table = ImageTable(for: [image], width: nil)
    #expect(table.line(of: image).text == "b<U+202E>c^J  -       -   -     yesterday  -           a^[[2J")
  }

  @Test func `the first page is small, the next as large as services give, and none larger than wanted`() throws {
    let images = try (0..<1000).map { try Self.image("\($0)") }
    func sizes(_ wanted: Int?, narrows: Bool = false, taking count: Int? = nil) -> [Int] {
      var pace = ListPace(wanted: wanted, narrows: narrows)
      var sizes: [Int] = []
      while sizes.count < 3, !pace.isDone {
        sizes.append(pace.pageSize)
        _ = pace.taken(of: Array(images.prefix(count ?? pace.pageSize)))
      }
      return sizes
    }
    #expect(sizes(nil) == [100, 1000, 1000])
    #expect(sizes(1) == [1])
    #expect(sizes(100) == [100])
    #expect(sizes(1101) == [100, 1000, 1])
    #expect(sizes(3, narrows: true, taking: 1) == [100, 1000, 1000])
    #expect(sizes(2, narrows: true, taking: 5) == [100])
  }
}
