import FoundationEssentials
import ImageModel
import Testing

@testable import DemoService

@Suite struct UploadTests {
  static let began = Date(timeIntervalSince1970: 1_800_000_000)
  static let stages: [(seconds: Double, status: String)] = [
    (0, "queued"), (7.9, "queued"), (8, "saving"), (19.9, "saving"), (20, "active"), (86_400, "active"),
  ]

  static func json(after seconds: Double) -> String {
    Upload.json(began: began, now: began.addingTimeInterval(seconds))
  }

  @Test(arguments: stages)
  func `the upload passes through its stages`(stage: (seconds: Double, status: String)) throws {
    let image = try Image(JSONValue(parsing: Self.json(after: stage.seconds)))
    #expect(image.id == Upload.id)
    #expect(image.status == stage.status)
  }

  @Test func `size and active_at come when it is active`() throws {
    let saving = try Image(JSONValue(parsing: Self.json(after: 19)))
    #expect(saving["__image_size"] == "0" && saving["active_at"] == nil)
    let active = try Image(JSONValue(parsing: Self.json(after: 25)))
    #expect(active["__image_size"] == "1372585984")
    #expect(active["active_at"] == "2027-01-15T08:00:20Z" && active["created_at"] == "2027-01-15T08:00:00Z")
  }

  @Test func `a clock set back does not break it`() throws {
    try #expect(Image(JSONValue(parsing: Self.json(after: -3600))).status == "queued")
  }
}
