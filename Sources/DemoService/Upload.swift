import FoundationEssentials
import ImageModel

/// The image that is on its way: queued when it is first asked for, then saving, then active.
enum Upload {
  static let id = "7c1d5e0a-93b4-4f26-8e57-a0c4b1f6d283"
  static let note = "queued when first asked for, saving 8 s later, active 20 s later: press r"

  /// Seconds after the first ask.
  static let savingAfter = 8.0
  static let activeAfter = 20.0

  /// The image at one moment.
  /// - Parameters:
  ///   - began: When it was first asked for.
  ///   - now: When it is asked for now.
  static func json(began: Date, now: Date) -> String {
    let saving = began.addingTimeInterval(savingAfter)
    let active = began.addingTimeInterval(activeAfter)
    let queued = Base.private.document(id).with([
      "name": "Debian 12 64bit, just uploaded", "status": "queued", "__platform": "Debian",
      "__os_version": "Debian GNU/Linux 12.0.0 64bit", "size": 0, "checksum": nil, "__image_size": "0",
      "__root_origin": "file", "__data_origin": "file,demo-uploads:debian-12-amd64.qcow2",
      "created_at": stamp(began), "updated_at": stamp(began),
    ])
    let document: JSONObject =
      switch now {
      case active...:
        queued.with([
          "status": "active", "updated_at": stamp(active), "active_at": stamp(active), "size": 2,
          "__image_size": "1372585984", "checksum": "99914b932bd37a50b983c5e7c90ae93b",
        ])
      case saving...: queued.with(["status": "saving", "updated_at": stamp(saving)])
      default: queued
      }
    return JSONValue.object(document).written()
  }

  private static func stamp(_ date: Date) -> JSONValue { .text(date.formatted(.iso8601)) }
}
