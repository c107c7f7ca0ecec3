import Foundation
import ImageModel
import Testing

@testable import IMSBrowser

@Suite struct ImageTextTests {
  static let images = [Image.centOS, .finance, .hostile, .large]

  /// All that is said, without the blanks that lay it out.
  private func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test(arguments: images.indices)
  func `text fits any terminal, and nothing of it is lost`(index: Int) {
    let image = Self.images[index]
    let plain = ImageText(width: nil).text(of: image, now: .start)
    for width in [20, 21, 30, 40, 57, 80, 100, 133, 200] {
      let fitted = ImageText(width: width).text(of: image, now: .start)
      let tooWide = fitted.split(separator: "\n").filter { TextWidth.of($0) > width }
      #expect(tooWide.isEmpty, "\(width) columns")
      #expect(letters(fitted) == letters(plain), "\(width) columns")
    }
  }

  @Test(arguments: images.indices)
  func `every value is there, and nothing hidden`(index: Int) {
    let image = Self.images[index]
    let text = ImageText(width: nil).text(of: image, now: .start)
    #expect(!text.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
    for row in image.detail(now: .start).flatMap(\.rows) {
      #expect(text.contains(row.label.text) && text.contains(row.value.text))
    }
  }

  @Test func `an image for a pipe, and for terminals`() throws {
    for width in [nil, 80, 40] {
      let name = width.map { "\($0)" } ?? "plain"
      try Golden.expect(ImageText(width: width).text(of: .finance, now: .start), "text.\(name)")
    }
  }

  @Test func `an empty section says so`() {
    #expect(ImageText(width: 80).lines(of: []) == ["  nothing declared"])
  }
}
