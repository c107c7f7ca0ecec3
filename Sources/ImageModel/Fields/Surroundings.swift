import struct FoundationEssentials.Date

/// What the rest of an image says about each of its fields, found out once for all of them.
struct Surroundings {
  let now: Date
  /// True for an answer of Huawei Cloud IMS, which fills some of Glance's fields with placeholders.
  let isFromIMS: Bool
  /// True where another project may share the image.
  let isShared: Bool
  /// What the image is made for (`virtual_env_type`), where it says so.
  let environment: String?
  /// Capabilities that exclude others and that the image declares.
  private let declared: Set<String>

  init(of image: Image, now: Date) {
    self.now = now
    isFromIMS = image["__imagetype"] != nil || image["__image_size"] != nil
    isShared = image["__imagetype"]?.string == "shared" || image["visibility"]?.string == "shared"
    environment = image["virtual_env_type"]?.string
    declared = Set(FieldCatalog.fields(in: .capabilities).flatMap(\.excludes)).filter { key in
      guard let value = image[key], value != .null, value.string != "" else { return false }
      return Truth(value)?.isTrue != false
    }
  }

  /// Cloud-Init's flag counts only for the system disk of a cloud server.
  var isCloudServer: Bool { environment == "FusionCompute" }

  /// Fields whose absence says something here.
  func speaksByAbsence(_ field: Field) -> Bool {
    field.speaksByAbsence && (field.kind != .invertedCapability || isCloudServer)
  }

  /// Says which declared capabilities the documents exclude beside this one.
  func exclusion(of field: Field, _ mark: FieldRow.Mark) -> PrintableText? {
    guard mark == .yes || mark == .odd else { return nil }
    let others = field.excludes.filter(declared.contains)
    guard !others.isEmpty else { return nil }
    let names = PrintableText.list(others.map { PrintableText($0) })
    return PrintableText(
      "not to be combined with \(names): a server may fail to start", zh: "不可与 \(names) 同时声明，否则云服务器可能无法启动")
  }
}
