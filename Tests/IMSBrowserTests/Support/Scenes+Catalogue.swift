import ImageModel
import ViewModels

extension Scene {
  /// The list of a cloud's images: on its way, its first page, its end, a page that failed, narrowed and filtered.
  static let catalogue: [Scene] = [
    Scene("catalogue-asking", Event.keys("L") + [(2, .woke)]),
    Scene("catalogue", Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("j", "j", " ", "j")),
    Scene(
      "catalogue-end",
      Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("G")
        + [Event.page(31...47, more: false, ticket: 2)] + Event.keys("G")),
    Scene(
      "catalogue-failed",
      Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("G")
        + [(11, .pageFetched(ticket: 2, .failure(FetchFailure(.timedOut(seconds: 10), subject: .list))))]
        + Event.keys("G")),
    Scene("catalogue-empty", Event.keys("L") + [Event.page(1..<1, more: false, ticket: 1)]),
    Scene(
      "catalogue-narrowed",
      Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("/") + Event.typed("ubu 2")),
    Scene(
      "catalogue-filtered",
      Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("/") + Event.typed("status:active os:linux")
        + Event.keys(.enter, "s") + [Event.page(1...9, more: false, ticket: 3)]),
    Scene(
      "catalogue-wrong-filter",
      Event.keys("L") + [Event.page(1...30, ticket: 1)] + Event.keys("/") + Event.typed("min_disk:x")
        + Event.keys(.enter)),
  ]
}

extension Event {
  /// A page with images of all kinds.
  static func page(_ numbers: some Collection<Int>, more: Bool = true, ticket: Int) -> (seconds: Double, event: Event) {
    let next = PageToken(place: .marker("\(numbers.count)"), trail: PageTrail())
    let page = ImagePage(images: numbers.map(Image.listed), next: more ? next : nil)
    return (0.2, .pageFetched(ticket: ticket, .success(page)))
  }
}

extension Image {
  /// An image of a list, by its place there.
  static func listed(_ number: Int) -> Image {
    switch number {
    case 2: .finance
    case 3: .hostile
    case 5: .large
    default:
      json(
        #"""
        {"id": "00000000-0000-4000-8000-0000000001\#(number + 10)", "name": "ubuntu-22.04-server-\#(number)",
         "status": "\#(number == 7 ? "queued" : "active")", "__os_version": "Ubuntu 22.04 server 64bit",
         "size": \#(number)00000000, "created_at": "2026-01-\#(min(number, 28) / 10)\#(min(number, 28) % 10)T06:00:00Z",
         "visibility": "\#(number % 3 == 0 ? "private" : "public")"}
        """#)
    }
  }
}
