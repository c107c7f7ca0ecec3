import ImageModel

/// Names in the scripts of the world: each takes its columns in a way of its own.
extension DemoCatalogue {
  static let names = [tokyo, emoji, combining, rightToLeft, longName, ambiguous]

  static let tokyo = Sample(
    .private, "eea5d968-5fdb-45af-b229-e7ad14f62a22", "Japanese, with half-width and full-width forms",
    [
      "name": "東京リージョン ﾃｽﾄ用 Ｒｏｃｋｙ９ ゴールデンイメージ", "__description": "毎週月曜日に自動で作り直されます。",
      "tags": ["環境=検証", "担当=インフラ"], "__platform": "Other", "__os_version": "Rocky Linux 9.3 64bit",
      "created_at": "2026-02-02T00:30:00Z", "updated_at": "2026-02-02T00:58:12Z", "__support_kvm": "true",
    ])

  static let emoji = Sample(
    .private, "bc6a49ad-5b3a-4ad4-b0de-759d83549814", "emoji: joined, coloured, flags, with and without variation",
    [
      "name": "🚀 release 🇨🇳🇩🇪 👨‍👩‍👧‍👦 ❤️ 👍🏽 1️⃣ done", "__description": "🎉 Ship it! 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
      "tags": ["🔥", "mood=😀"], "__platform": "Ubuntu", "__os_version": "Ubuntu 24.04 server 64bit",
    ])

  static let combining = Sample(
    .private, "688c26ef-103c-4ffc-9e1e-8c83632fdcd2", "combining marks: accents written apart, Hangul in parts, Thai",
    [
      "name":
        "Cafe\u{301} Zu\u{308}rich \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} ภาษาไทย Z\u{351}\u{352}\u{36B}a\u{300}\u{301}\u{302}\u{303}lgo",
      "__description": "\u{301}begins with a mark",
    ])

  static let rightToLeft = Sample(
    .private, "e489d4b3-c090-4174-997a-13ebc75ba5ae", "Arabic and Hebrew, which run from right to left",
    ["name": "صورة النظام 2026 / תמונת מערכת", "__description": "شغّال على KVM"])

  static let longName = Sample(
    .private, "94198ecd-00f6-453d-90c1-75bb0240838c", "a name of 255 Chinese characters, the longest there may be",
    ["name": .text(String(String(repeating: "一个非常非常长的镜像名称，", count: 20).prefix(255)))])

  static let ambiguous = Sample(
    .private, "e3581a49-3619-48db-981c-f0a3030c2145", "characters whose width terminals disagree on",
    ["name": "±×÷ °C №1 “quotes” … ―― ①②③ Ωmega ☆★ │┌┐ ﬁn ｶﾞ"])
}
