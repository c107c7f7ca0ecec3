import ImageModel

/// Images in numbers, for a list that has to be scrolled: the same at each start, and none of them a sample of anything.
enum GeneratedImages {
  static let count = 400

  /// The image of an id; nil where it is none of these.
  static func sample(_ id: String) -> Sample? {
    let digits = id.dropFirst(prefix.count)
    guard id.hasPrefix(prefix), digits.utf8.count == 12, let number = Int(digits), number < count else { return nil }
    return sample(number)
  }

  static func sample(_ number: Int) -> Sample {
    let system = systems[number % systems.count]
    let base = [Base.gold, .private, .private, .shared, .market][number % 5]
    let digits = String(number)
    let id = prefix + String(repeating: "0", count: 12 - digits.count) + digits
    let team = teams[number / systems.count % teams.count]
    return Sample(
      base, id, "one of many",
      [
        "name": .text("\(team)-\(system.word)-\(number)"), "__os_type": .text(system.type),
        "__platform": .text(system.platform), "__os_version": .text(system.version),
        "status": number % 23 == 7 ? "queued" : "active", "__image_size": .text(String((number + 3) * 29_360_128)),
        "min_disk": .number(JSONNumber(40 + number % 4 * 20)), "tags": [.text("team=\(team)")],
        "created_at": .text(moment(number)), "updated_at": .text(moment(number)),
      ])
  }

  private static let prefix = "5eed0000-0000-4000-8000-"
  private static let teams = ["web", "batch", "data", "edge", "build", "lab", "shop"]
  private static let systems: [(word: String, type: String, platform: String, version: String)] = [
    ("ubuntu", "Linux", "Ubuntu", "Ubuntu 22.04 server 64bit"),
    ("euler", "Linux", "EulerOS", "EulerOS 2.9 64bit"),
    ("windows", "Windows", "Windows", "Windows Server 2019 Datacenter 64bit"),
    ("debian", "Linux", "Debian", "Debian GNU/Linux 12.1.0 64bit"),
    ("rocky", "Linux", "Other", "Rocky Linux 9.2 64bit"),
    ("hce", "Linux", "Huawei Cloud EulerOS", "Huawei Cloud EulerOS 2.0 64bit"),
  ]

  /// Each a day and some hours later than the one before, from 2023 on.
  private static func moment(_ number: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(2023 + number / 336)-\(two(number / 28 % 12 + 1))-\(two(number % 28 + 1))T\(two(number % 24)):30:00Z"
  }
}
