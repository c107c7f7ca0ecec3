import ViewModels

extension Scene {
  /// The operator's own words on an image, and its way into a file.
  static let notesAndExport: [Scene] = [
    Scene(
      "note",
      [Event.kept(.centOS)] + Event.keys("m")
        + Event.typed("用于财务系统。Ask before it is deleted: two clusters boot from it.")
        + Event.keys(.enter, "j", "k") + [Event.kept(.centOS)]),
    Scene("note-typed", [Event.kept(.centOS)] + Event.keys("m") + Event.typed("do not delete")),
    Scene(
      "note-too-long",
      [Event.kept(.centOS)] + Event.keys("m") + [(0, .pasted(String(repeating: "long ", count: 210)))]),
  ]
}
