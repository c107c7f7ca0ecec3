import struct FoundationEssentials.Date

/// What an image comes down to, in one line, from what its fields say and nothing else:
/// `Boots by UEFI on KVM, ARM; needs 40 GB disk; encrypted`.
///
/// What stops an operator comes first, then what surprises, then the rest; a field that the image lacks says nothing.
/// Serves images of IMS and of Glance alike.
public struct Verdict: Hashable, Sendable {
  public enum Tone: Hashable, Sendable, CaseIterable {
    /// No server can be made from the image as it is.
    case problem
    /// It limits the choice of servers, contradicts itself, or surprises in another way.
    case warning
    case plain
  }

  /// One thing that is to be said, in small letters but for names.
  public struct Part: Hashable, Sendable {
    public let tone: Tone
    public let text: PrintableText
  }

  /// Problems, then warnings, then the rest; empty where the fields say nothing worth a line.
  public let parts: [Part]

  /// Sums an image up. O(n) in the size of the document.
  public init(of image: Image) {
    let said = Testimony(image).parts
    parts = Tone.allCases.flatMap { tone in said.filter { $0.tone == tone } }
  }

  /// The parts in a line, which begins with a capital where the language has them; empty where there are none.
  public var line: PrintableText {
    let line = PrintableText.clauses(parts.map(\.text))
    return PrintableText(PrintableText(line.text.prefix(1).uppercased() + line.text.dropFirst()), zh: line)
  }
}

/// What the fields of one image say, each in its own words.
private struct Testimony {
  let image: Image
  /// The members by their keys; of a repeated one, the last.
  let values: [JSONString: JSONValue]
  let surroundings: Surroundings

  init(_ image: Image) {
    self.image = image
    values = Dictionary(image.document.members.map { ($0.key, $0.value) }) { $1 }
    // Nothing of what is said here depends on the time.
    surroundings = Surroundings(of: image, now: .distantPast)
  }

  /// All that is said, in its order within each tone.
  var parts: [Verdict.Part] {
    var parts: [Verdict.Part] = []
    func say(_ tone: Verdict.Tone, _ text: PrintableText?) {
      if let text { parts.append(Verdict.Part(tone: tone, text: text)) }
    }
    sayStatus(say)
    if isFalse("__isregistered") { say(.problem, PrintableText("not registered, so not usable", zh: "未注册，不可使用")) }
    if isTrue("__is_offshelved") { say(.problem, PrintableText("withdrawn from the market", zh: "已从市场下架")) }
    for clash in clashes { say(.warning, clash) }
    say(.warning, purpose)
    for key in ["__support_kvm_gpu_type", "__support_xen_gpu_type"] { say(.warning, accelerator(key)) }
    if isTrue("__support_fc_inject"), surroundings.environment == nil || surroundings.isCloudServer {
      say(.warning, PrintableText("password and key injection: no", zh: "不支持密码注入和密钥注入"))
    }
    if isTrue("os_hidden") { say(.warning, PrintableText("hidden from lists", zh: "不在列表中显示")) }
    if text("__account_code") != nil { say(.warning, PrintableText("charged for", zh: "收费镜像")) }
    say(.warning, contradiction)
    say(.warning, oddities)
    say(.warning, repetitions)
    say(.plain, boot)
    say(.plain, needs)
    say(.plain, amount("max_ram").map { PrintableText("at most \($0) MB memory", zh: "最多支持 \($0) MB 内存") })
    if text("__system__cmkid") != nil { say(.plain, PrintableText("encrypted", zh: "已加密")) }
    if isTrue("protected") { say(.plain, PrintableText("protected", zh: "受保护")) }
    say(.plain, audience)
    return parts
  }
}

extension Testimony {
  private func sayStatus(_ say: (Verdict.Tone, PrintableText?) -> Void) {
    guard let status = text("status") else { return }
    let documented = FieldCatalog.field("status")?.values.first { $0.wire == status.lowercased() }
    // Deleted means deleted: nothing to be added.
    let meaning = documented?.meaning.flatMap { $0.text == documented?.wire ? nil : $0 }
    let words = meaning.map { PrintableText("\(status), \($0)", zh: "\(status)（\($0)）") } ?? PrintableText(status)
    switch ImageStatus(status) {
    case .usable: break
    case .lost, .withheld: say(.problem, PrintableText("not usable: \(words)", zh: "不可使用：\(words)"))
    case .onItsWay: say(.problem, PrintableText("not usable yet: \(words)", zh: "尚不可使用：\(words)"))
    case .unknown:
      say(
        .warning,
        PrintableText("status \(status), which is not a documented one", zh: "状态 \(status) 不在文档所列之内"))
    }
  }

  /// Capabilities that the documents exclude beside others that are declared as well.
  private var clashes: [PrintableText] {
    FieldCatalog.fields(in: .capabilities).compactMap { field in
      guard !field.excludes.isEmpty, let reading = reading(field) else { return nil }
      return surroundings.exclusion(of: field, reading.mark).map {
        PrintableText("\(field.label) is \($0)", zh: "\(field.label)：\($0)")
      }
    }
  }

  /// What the image is made for, where that is no cloud server's system disk.
  private var purpose: PrintableText? {
    switch surroundings.environment {
    case "DataImage": PrintableText("for data disks only", zh: "仅用于数据盘")
    case "Ironic": PrintableText("for bare metal servers only", zh: "仅用于裸金属服务器")
    case "IsoImage": PrintableText("an ISO image, to install from", zh: "ISO 镜像，用于安装系统")
    default: nil
    }
  }

  private func accelerator(_ key: String) -> PrintableText? {
    guard let field = FieldCatalog.field(key), let reading = reading(field), reading.mark == .yes else { return nil }
    return PrintableText(
      "for accelerated servers only (\(field.label): \(reading.value))",
      zh: "仅用于加速型云服务器（\(field.label)：\(reading.value)）")
  }

  /// No server has at least so much memory and at most so little.
  private var contradiction: PrintableText? {
    guard let least = amount("min_ram"), let most = amount("max_ram"), least > most else { return nil }
    return PrintableText("needs more memory than it supports", zh: "所需内存超过所支持的内存")
  }

  /// Fields with a value that the documents don't provide for; the status has its own words.
  private var oddities: PrintableText? {
    let labels = FieldCatalog.fields.filter { $0.kind != .status && reading($0)?.mark == .odd }.map(\.label)
    guard !labels.isEmpty else { return nil }
    return PrintableText("odd values: \(PrintableText.list(labels))", zh: "异常值：\(PrintableText.list(labels))")
  }

  /// Keys that the service sent more than once.
  private var repetitions: PrintableText? {
    let copies = image.document.members.reduce(into: [JSONString: Int]()) { $0[$1.key, default: 0] += 1 }
    switch copies.values.count(where: { $0 > 1 }) {
    case 0: return nil
    case 1: return PrintableText("one field was sent more than once", zh: "有 1 个字段重复返回")
    case let count: return PrintableText("\(count) fields were sent more than once", zh: "有 \(count) 个字段重复返回")
    }
  }
}

extension Testimony {
  /// What the server runs and by which firmware, hypervisor and processor; a data disk doesn't boot.
  private var boot: PrintableText? {
    guard surroundings.environment != "DataImage" else { return nil }
    let firmware = text("hw_firmware_type").map { ["uefi": "UEFI", "bios": "BIOS"][$0.lowercased()] ?? $0 }
    let capabilities = ["__support_kvm", "__support_xen", "__support_arm", "__support_amd"]
    let declared = capabilities.compactMap(FieldCatalog.field).filter { reading($0)?.mark == .yes }.map(\.label)
    let names = declared + ["hypervisor_type", "architecture"].compactMap(text).map { PrintableText($0) }
    let words = [
      image.operatingSystem.map { PrintableText(PrintableText($0), zh: "操作系统 \($0)") },
      firmware.map { PrintableText("by \($0)", zh: "以 \($0) 启动") },
      names.isEmpty ? nil : PrintableText("on \(PrintableText.list(names))", zh: "运行于 \(PrintableText.list(names))"),
    ].compactMap { $0?.text }
    guard !words.isEmpty else { return nil }
    return PrintableText("boots \(words.joined(separator: " "))", zh: PrintableText(words.joined(separator: "，")))
  }

  private var needs: PrintableText? {
    switch (amount("min_disk"), amount("min_ram")) {
    case (nil, nil): nil
    case (let disk?, nil): PrintableText("needs \(disk) GB disk", zh: "需要 \(disk) GB 磁盘")
    case (nil, let memory?): PrintableText("needs \(memory) MB memory", zh: "需要 \(memory) MB 内存")
    case (let disk?, let memory?):
      PrintableText("needs \(disk) GB disk and \(memory) MB memory", zh: "需要 \(disk) GB 磁盘和 \(memory) MB 内存")
    }
  }

  /// Whose image it is. The type decides where there is one: a market image has visibility `public`, too.
  private var audience: PrintableText? {
    if let type = text("__imagetype") {
      return FieldCatalog.field("__imagetype")?.values.first { $0.wire == type }?.meaning
    }
    return text("visibility").map { visibility in
      PrintableText("\(visibility) image", zh: Self.chineseAudiences[visibility] ?? "可见性为 \(visibility)")
    }
  }

  private static let chineseAudiences: [String: PrintableText] = [
    "private": "私有镜像", "public": "公共镜像", "shared": "共享镜像", "community": "社区镜像",
  ]
}

extension Testimony {
  private subscript(key: String) -> JSONValue? { values[JSONString(key)] }

  /// A string's text, raw; nil where it is absent, empty or no string.
  private func text(_ key: String) -> String? {
    guard let text = self[key]?.string, !text.isEmpty else { return nil }
    return text
  }

  /// A quantity that says something: 0 is no limit.
  private func amount(_ key: String) -> Int64? { self[key]?.number?.integer.flatMap { $0 > 0 ? $0 : nil } }

  private func isTrue(_ key: String) -> Bool { self[key].flatMap(Truth.init)?.isTrue == true }

  private func isFalse(_ key: String) -> Bool { self[key].flatMap(Truth.init)?.isTrue == false }

  /// Nil where the image lacks the field.
  private func reading(_ field: Field) -> Reading? {
    self[field.wireName].map { Reading(of: field, value: $0, in: surroundings) }
  }
}
