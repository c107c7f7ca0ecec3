public import ImageModel

/// What a line of the catalogue says of an image; the image itself isn't kept.
public struct CatalogueRow: Hashable, Sendable {
  /// Nil for an id that can't be asked for.
  public let id: ImageID?
  public let name: PrintableText
  public let status: PrintableText
  public let operatingSystem: PrintableText
  public let size: PrintableText
  /// The day.
  public let created: PrintableText
  public let visibility: PrintableText

  init(_ image: Image) {
    id = try? ImageID(image.id)
    name = PrintableText(image.name ?? image.id)
    status = PrintableText(image.status ?? "-")
    operatingSystem = PrintableText(image.operatingSystem ?? "-")
    size = image.fileSize.flatMap { $0 > 0 ? Quantity.rounded(bytes: $0) : nil } ?? "-"
    let created = image["created_at"]?.string
    let day = created.flatMap { Timestamp(iso: $0) }.map { String($0.absolute.text.prefix(10)) }
    self.created = PrintableText(day ?? created ?? "-")
    visibility = PrintableText(image["visibility"]?.string ?? "-")
  }
}

extension FuzzyText {
  init(of row: CatalogueRow) {
    self.init(
      [row.name.text, row.operatingSystem.text, row.status.text, row.visibility.text], id: row.id?.text ?? "")
  }
}
