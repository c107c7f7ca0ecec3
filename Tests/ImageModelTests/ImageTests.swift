import ImageModel
import Testing

@Suite("An image is an object with an id")
struct ImageTests {
  @Test(arguments: [
    ("[]", Image.Problem.notAnObject), ("null", .notAnObject), ("\"x\"", .notAnObject),
    (#"[{"id":"a"}]"#, .notAnObject), ("{}", .noID), (#"{"id":null}"#, .noID),
    (#"{"id":""}"#, .noID), (#"{"id":7}"#, .noID), (#"{"id":"a","id":null}"#, .noID),
    (#"{"images":[{"id":"a"}]}"#, .noID), (#"{"ID":"a"}"#, .noID),
    (#"{"error":{"message":"x"}}"#, .noID),
  ])
  func `anything else is refused`(json: String, problem: Image.Problem) throws {
    let value = try JSONValue(parsing: json)
    #expect(throws: problem) { try Image(value) }
  }

  @Test(arguments: [
    (#""name":"a""#, "a"), (#""name":null"#, nil), (#""name":"""#, nil), ("", nil), (#""name":7"#, nil),
    (#""name":"a","name":"b""#, "b"), (#""name":"a\nb""#, "a\nb"),
  ])
  func `the name is raw, and none where there is none`(members: String, name: String?) throws {
    #expect(try Image.made(of: members).name == name)
  }

  @Test(arguments: [
    (#""__os_version":"CentOS 7.9 64bit","__platform":"CentOS","__os_type":"Linux""#, "CentOS 7.9 64bit"),
    (#""__os_version":"","__platform":"CentOS""#, "CentOS"),
    (#""__platform":null,"__os_type":"Linux""#, "Linux"),
    (#""os_distro":"ubuntu","os_version":"24.04""#, "ubuntu 24.04"), (#""os_version":"24.04""#, "24.04"),
    (#""os_distro":"ubuntu","os_version":"""#, "ubuntu"), ("", nil), (#""__os_version":7"#, nil),
  ])
  func `the operating system is said in a few words`(members: String, words: String?) throws {
    #expect(try Image.made(of: members).operatingSystem == words)
  }

  @Test func `the document is kept whole`() throws {
    let json = #"{"z":1.0,"id":"a","a":null,"id":"b","z":99999999999999999999}"#
    let image = try Image(JSONValue(parsing: json))
    #expect(JSONValue.object(image.document).written() == json)
    #expect(image.id == "b")
    #expect(image["a"] == JSONValue.null)
    #expect(image["y"] == nil)
    #expect(image.status == nil)
  }

  @Test(arguments: [
    ("active", ImageStatus.usable), ("queued", .onItsWay), ("saving", .onItsWay), ("uploading", .onItsWay),
    ("importing", .onItsWay), ("Saving", .onItsWay),
    ("deactivated", .withheld), ("killed", .lost), ("deleted", .lost), ("pending_delete", .lost), ("", .unknown),
    ("active ", .unknown), ("error", .unknown),
  ])
  func `a status is usable, on its way, withheld or lost`(wire: String, status: ImageStatus) {
    #expect(ImageStatus(wire) == status)
  }

  @Test func `every documented status is known`() throws {
    for value in try #require(FieldCatalog.field("status")).values {
      #expect(ImageStatus(value.wire) != .unknown, "\(value.wire)")
    }
  }
}
