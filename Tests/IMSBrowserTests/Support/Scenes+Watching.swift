import ImageModel
import ViewModels

extension Scene {
  /// An image on its way that is watched, from its beginning to its end; verdicts and explanations.
  static let watching: [Scene] = [
    Scene("watched", saving + [Event.watched(.finance, "saving", 0.3)]),
    Scene("watched-elsewhere", saving + [Event.watched(.finance, "saving", 0.3)] + Event.keys(.tab, "G", "k")),
    Scene(
      "watched-settled",
      saving + [
        Event.watched(.finance, "saving", 0.3), (3.3, .woke), Event.watched(.finance, "active", 252, ticket: 3),
      ]),
    Scene("verdict", [Event.kept(.centOS)] + Event.keys(.tab, "k", .enter)),
    Scene(
      "wire-form",
      [Event.kept(.centOS)] + Event.keys(.tab, "/") + Event.typed("virtual_env") + Event.keys(.enter, .enter, "?")),
  ]

  private static let saving = Event.keys("j", .enter) + [Event.answered(.finance)] + Event.keys("w")
}

extension Event {
  /// An answer to an ask for a watched image.
  static func watched(
    _ image: Image, _ status: JSONValue, _ seconds: Double, ticket: Int = 2
  ) -> (seconds: Double, event: Event) {
    let answer = FetchedImage(image: image.with(["status": status]), elapsed: .milliseconds(12), requestID: nil)
    return (seconds, .fetched(image.imageID, ticket: ticket, .success(answer)))
  }
}
