import ImageModel

/// What is wrong with a text as a piece of Chinese.
enum ChineseWords {
  /// Words that stay as they are: names, what the wire and the command line say, units.
  static let kept: Set<String> = [
    "--endpoint", "--timeout", "/v2/cloudimages", "/v2/images", "AMD", "ALL_PROXY", "ARM", "Agent", "Amazon", "BIOS",
    "Cloud-Init", "DNS", "FusionCompute", "GPU", "Glance", "GiB", "HANA", "HTTPS_PROXY", "IMS", "ISO", "InfiniBand",
    "JSON", "KVM", "KiB", "Linux", "MD5", "MiB", "NO_PROXY", "Other", "SAP", "SECONDS", "TLS", "Token", "UEFI", "UTC",
    "UUID", "VHD", "Windows", "Xen", "__support_fc_inject", "__support_kvm", "__support_xen", "appbooster:nginx&redis",
    "doctor", "false",
    "http://", "https://", "https://ims.cn-north-4.myhuaweicloud.com", "imsbrowser", "key=value", "null", "public",
    "true",
  ]

  /// Every fault of a text.
  /// - Parameter answer: What the service said, without Chinese characters: its words are nobody's to translate.
  static func faults(of chinese: String, in answer: String = "") -> [String] {
    var faults: [String] = []
    let isChinese = chinese.contains(han)
    for word in chinese.matches(of: word).map(\.output) where !kept.contains(String(word)) && !answer.contains(word) {
      // Two letters may be a unit, but not all of a text.
      if !isChinese && word != "GB" && word != "MB" || word.contains(threeLetters) { faults.append("English: \(word)") }
    }
    if chinese.contains(halfWidth) { faults.append("half-width punctuation") }
    if chinese.contains(narrow) { faults.append("no space between Chinese and Latin") }
    if chinese.contains(ambiguous) { faults.append("a character that some terminals show wide") }
    return faults
  }

  private static var han: Regex<Substring> { /\p{Script=Han}/ }
  private static var word: Regex<Substring> { /[A-Za-z0-9_.\/:&=-]*[A-Za-z][A-Za-z0-9_.\/:&=-]*/ }
  private static var threeLetters: Regex<Substring> { /[A-Za-z]{3}/ }
  private static var halfWidth: Regex<Substring> { /\p{Script=Han} ?[,.;:!?()]|[,;:!?()] ?\p{Script=Han}/ }
  private static var narrow: Regex<Substring> { /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/ }
  private static var ambiguous: Regex<Substring> { /[“”‘’…—·×]/ }
}
