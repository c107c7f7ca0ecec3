import Foundation
import ImageModel
import ViewModels

extension Scene {
  private static let timeline: [(seconds: Double, event: Event)] =
    [Event.kept(.centOS)] + Event.keys("t") + [
      (0, .timelineLoaded(Image.centOS.imageID, snapshots, of: 4))
    ]

  /// The image two hours, two days, a month and a year ago.
  private static let snapshots: [Snapshot] = [
    snapshot(.centOS, hoursAgo: 2, since: 40),
    snapshot(
      .centOS.with(["status": "saving", "min_disk": 40, "tags": ["draft", "环境=测试"]], without: ["min_ram"]),
      hoursAgo: 50, since: 200),
    snapshot(.centOS.with(["status": "queued", "name": "CentOS 7.3", "tags": ["draft"]]), hoursAgo: 720, since: 720),
    snapshot(.centOS.with(["status": "queued"]), hoursAgo: 9000, since: 9000),
  ]

  private static func snapshot(_ image: Image, hoursAgo: Double, since: Double) -> Snapshot {
    Snapshot(
      image: image, taken: .start.addingTimeInterval(-3600 * hoursAgo), since: .start.addingTimeInterval(-3600 * since))
  }

  private static func compared(with image: Image) -> [(seconds: Double, event: Event)] {
    [Event.kept(.centOS)] + Event.keys("c") + [(0, .pasted(image.id)), Event.kept(image, secondsAgo: 90_000)]
  }

  /// What an image was before, and two images side by side.
  static let comparing: [Scene] = [
    Scene("timeline", timeline),
    Scene("timeline-past", timeline + Event.keys("j", " ", "j")),
    Scene("timeline-detail", timeline + Event.keys("j", .enter)),
    Scene("timeline-comparison", timeline + Event.keys("j", "c")),
    Scene("marked", [Event.kept(.centOS)] + Event.keys("j", " ", "j")),
    Scene("choice", [Event.kept(.centOS)] + Event.keys("c") + Event.typed("ubu 1")),
    Scene("choice-nothing", [Event.kept(.centOS)] + Event.keys("c") + Event.typed("zzz") + Event.keys(.enter)),
    Scene(
      "choice-asking",
      [Event.kept(.centOS)] + Event.keys("c") + [
        (0, .pasted(Image.finance.id)), (0, .snapshotLoaded(Image.finance.imageID, nil)), (3, .woke),
      ]),
    Scene("comparison", compared(with: .finance)),
    Scene("comparison-all", compared(with: .finance) + Event.keys("n", .tab)),
    Scene("comparison-hostile", compared(with: .hostile) + Event.keys(.tab)),
    Scene("comparison-alike", compared(with: .centOS.with(["id": "00000000-0000-4000-8000-000000000077"]))),
    Scene("comparison-explained", compared(with: .finance) + Event.keys("n", "n", "n", .enter)),
  ]
}
