import ImageModel
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
    Scene("export", [Event.kept(.centOS)] + Event.keys("E")),
    Scene(
      "export-over",
      [Event.kept(.finance)] + Event.keys("j") + [Event.kept(.finance)] + Event.keys("E", .enter)
        + [(0, .exported(Export(.finance, as: .json, to: "财务系统-生产环境-2026年第三季度.json"), .exists))]),
    Scene(
      "export-failed",
      [Event.kept(.centOS)] + Event.keys("v", "E", .enter)
        + [
          (
            0,
            .exported(
              Export(.centOS, as: .json, to: "/srv/images/x.json"),
              .failed("Nothing may be written to /srv/images/x.json. Name another folder."))
          )
        ]),
  ]
}
