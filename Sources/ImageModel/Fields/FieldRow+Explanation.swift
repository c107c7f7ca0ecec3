extension FieldRow {
  /// Whether the image's value is this documented one, or has it among others, whatever its spelling: `"True"` is
  /// `true`, `ces,hss` has `hss`, `volume,ID` stands for any volume, and a missing flag for what its absence means.
  public func holds(_ documented: DocumentedValue) -> Bool {
    let wire = JSONValue.string(JSONString(documented.wire))
    switch field?.kind {
    case .list:
      let names = Meaning.elements(of: raw, .list)?.map(\.meaning) ?? []
      return names.contains(.words(JSONString(documented.wire)))
    case .origin: return raw?.string?.prefix { $0 != "," } == documented.wire.prefix { $0 != "," }
    default:
      let key = JSONString(key)
      return Meaning(of: raw, under: key, in: nil) == Meaning(of: wire, under: key, in: nil)
    }
  }

  /// What is to be said of whether anybody uses the field; nil where it is used.
  public var disuse: PrintableText? {
    guard let field, field.isPlaceholderOnIMS else { return nil }
    return PrintableText(
      "Huawei Cloud IMS does not use it: whatever it holds there says nothing of the image.",
      zh: "华为云 IMS 不使用此字段，其中的值与镜像无关。")
  }
}
