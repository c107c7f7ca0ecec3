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

  /// The parts in a line, which begins with a capital; empty where there are none.
  public var line: PrintableText {
    let text = parts.map(\.text.text).joined(separator: "; ")
    return PrintableText(text.prefix(1).uppercased() + text.dropFirst())
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
    if isFalse("__isregistered") { say(.problem, "not registered, so not usable") }
    if isTrue("__is_offshelved") { say(.problem, "withdrawn from the market") }
    for clash in clashes { say(.warning, clash) }
    say(.warning, purpose)
    for key in ["__support_kvm_gpu_type", "__support_xen_gpu_type"] { say(.warning, accelerator(key)) }
    if isTrue("__support_fc_inject"), surroundings.environment == nil || surroundings.isCloudServer {
      say(.warning, "password and key injection: no")
    }
    if isTrue("os_hidden") { say(.warning, "hidden from lists") }
    if text("__account_code") != nil { say(.warning, "charged for") }
    say(.warning, contradiction)
    say(.warning, oddities)
    say(.warning, repetitions)
    say(.plain, boot)
    say(.plain, needs)
    say(.plain, amount("max_ram").map { "at most \($0) MB memory" })
    if text("__system__cmkid") != nil { say(.plain, "encrypted") }
    if isTrue("protected") { say(.plain, "protected") }
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
    let words: PrintableText = "\(status)\(meaning.map { ", \($0)" } ?? "")"
    switch ImageStatus(status) {
    case .usable: break
    case .lost, .withheld: say(.problem, "not usable: \(words)")
    case .onItsWay: say(.problem, "not usable yet: \(words)")
    case .unknown: say(.warning, "status \(status), which is not a documented one")
    }
  }

  /// Capabilities that the documents exclude beside others that are declared as well.
  private var clashes: [PrintableText] {
    FieldCatalog.fields(in: .capabilities).compactMap { field in
      guard !field.excludes.isEmpty, let reading = reading(field) else { return nil }
      return surroundings.exclusion(of: field, reading.mark).map { "\(field.label) is \($0)" }
    }
  }

  /// What the image is made for, where that is no cloud server's system disk.
  private var purpose: PrintableText? {
    switch surroundings.environment {
    case "DataImage": "for data disks only"
    case "Ironic": "for bare metal servers only"
    case "IsoImage": "an ISO image, to install from"
    default: nil
    }
  }

  private func accelerator(_ key: String) -> PrintableText? {
    guard let field = FieldCatalog.field(key), let reading = reading(field), reading.mark == .yes else { return nil }
    return "for accelerated servers only (\(field.label): \(reading.value))"
  }

  /// No server has at least so much memory and at most so little.
  private var contradiction: PrintableText? {
    guard let least = amount("min_ram"), let most = amount("max_ram"), least > most else { return nil }
    return "needs more memory than it supports"
  }

  /// Fields with a value that the documents don't provide for; the status has its own words.
  private var oddities: PrintableText? {
    let labels = FieldCatalog.fields.filter { $0.kind != .status && reading($0)?.mark == .odd }.map(\.label.text)
    return labels.isEmpty ? nil : "odd values: \(labels.joined(separator: ", "))"
  }

  /// Keys that the service sent more than once.
  private var repetitions: PrintableText? {
    let copies = image.document.members.reduce(into: [JSONString: Int]()) { $0[$1.key, default: 0] += 1 }
    switch copies.values.count(where: { $0 > 1 }) {
    case 0: return nil
    case 1: return "one field was sent more than once"
    case let count: return "\(count) fields were sent more than once"
    }
  }
}

extension Testimony {
  /// What the server runs and by which firmware, hypervisor and processor; a data disk doesn't boot.
  private var boot: PrintableText? {
    guard surroundings.environment != "DataImage" else { return nil }
    let firmware = text("hw_firmware_type").map { ["uefi": "UEFI", "bios": "BIOS"][$0.lowercased()] ?? $0 }
    let capabilities = ["__support_kvm", "__support_xen", "__support_arm", "__support_amd"]
    let declared = capabilities.compactMap(FieldCatalog.field).filter { reading($0)?.mark == .yes }.map(\.label.text)
    let places = declared + ["hypervisor_type", "architecture"].compactMap(text)
    let words = [
      image.operatingSystem, firmware.map { "by \($0)" },
      places.isEmpty ? nil : "on \(places.joined(separator: ", "))",
    ].compactMap(\.self)
    return words.isEmpty ? nil : "boots \(words.joined(separator: " "))"
  }

  private var needs: PrintableText? {
    let words = [amount("min_disk").map { "\($0) GB disk" }, amount("min_ram").map { "\($0) MB memory" }]
      .compactMap(\.self)
    return words.isEmpty ? nil : "needs \(words.joined(separator: " and "))"
  }

  /// Whose image it is. The type decides where there is one: a market image has visibility `public`, too.
  private var audience: PrintableText? {
    if let type = text("__imagetype") {
      return FieldCatalog.field("__imagetype")?.values.first { $0.wire == type }?.meaning
    }
    return text("visibility").map { "\($0) image" }
  }
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
