import Testing

@testable import ImageModel

@Suite("A query is what filter words say, to the service and on this side")
struct ImageQueryTests {
  private static func told(_ query: ImageQuery, _ dialect: ListDialect) -> String {
    query.parameters(in: dialect).map { "\($0.key)=\($0.value)" }.joined(separator: "&")
  }

  /// Words, and what Glance and Huawei Cloud are told of them.
  static let parameters: [(words: [String], glance: String, huawei: String)] = [
    ([], "", ""),
    (["status:active"], "status=active", "status=active"), (["status=ACTIVE"], "status=active", "status=active"),
    (["status:active,queued"], "status=in:active,queued", ""), (["status!=active"], "", ""),
    (["name:CentOS 7.9"], "name=CentOS 7.9", "name=CentOS 7.9"), (["name:a,b"], "name=a,b", "name=a,b"),
    (["name:*euler*"], "", ""), (["name:in:x"], "", ""), (["euler"], "", ""),
    (["os:linux"], "", "__os_type=Linux"), (["os:ubuntu"], "", ""),
    (["__os_type:linux"], "__os_type=Linux", "__os_type=Linux"),
    (["type:Gold"], "", "__imagetype=gold"), (["platform:Ubuntu"], "", "__platform=Ubuntu"),
    (["tag:prod"], "tag=prod", "tag=prod"), (["tag:k=v", "tag:b"], "tag=k=v&tag=b", "tag=k=v"),
    (["visibility:public"], "visibility=public", "visibility=public"),
    (["visibility:all"], "visibility=all", ""), (["visibility:community"], "visibility=community", ""),
    (["owner:p1"], "owner=p1", "owner=p1"), (["protected:True"], "protected=true", "protected=true"),
    (["hidden:true"], "os_hidden=true", ""),
    (["os_hidden:false"], "os_hidden=false", ""),
    (["member_status:pending"], "member_status=pending", "member_status=pending"),
    (["created>2025-01-01"], "created_at=gt:2025-01-01T00:00:00Z", "created_at=gt:2025-01-01T00:00:00Z"),
    (["created:>=2025-01-01T08:00:00Z"], "created_at=gte:2025-01-01T08:00:00Z", "created_at=gte:2025-01-01T08:00:00Z"),
    (["updated_at<2025-01-01"], "updated_at=lt:2025-01-01T00:00:00Z", "updated_at=lt:2025-01-01T00:00:00Z"),
    (["created:2025-01-01"], "created_at=gte:2025-01-01T00:00:00Z", "created_at=gte:2025-01-01T00:00:00Z"),
    (
      ["since:2025-01-01", "before:2025-02-01"], "created_at=gte:2025-01-01T00:00:00Z",
      "created_at=gte:2025-01-01T00:00:00Z"
    ),
    (["min_disk:40"], "min_disk=40", "min_disk=40"), (["min_disk>=40"], "", ""), (["size>2G"], "", ""),
    (["size_min:5"], "size_min=5", ""), (["size_max:5"], "size_max=5", ""),
    (["disk_format:qcow2,raw"], "disk_format=in:qcow2,raw", ""), (["id:a,b"], "id=in:a,b", ""),
    (["os_distro:ubuntu"], "os_distro=ubuntu", ""),
    (["__support_kvm:true"], "__support_kvm=true", "__support_kvm=true"),
    (["property:key=value"], "key=value", ""), (["architecture:arm"], "architecture=arm", ""),
  ]

  @Test(arguments: parameters)
  func `a service is told what it knows`(words: [String], glance: String, huawei: String) throws {
    let query = try ImageQuery(words: words)
    #expect(Self.told(query, .glance) == glance)
    #expect(Self.told(query, .huawei) == huawei)
  }

  private static let image: JSONValue = [
    "id": "3187547c-d227", "name": "CentOS 7.9", "status": "active", "__os_type": "Linux", "__platform": "CentOS",
    "__os_version": "CentOS 7.9 64bit", "__imagetype": "gold", "visibility": "public", "owner": "p1",
    "tags": ["prod", "team=web"], "protected": true, "min_disk": 40, "min_ram": "1024", "size": 2,
    "__image_size": "1073741824", "created_at": "2025-01-31T08:00:00Z", "__support_kvm": "True", "disk_format": "zvhd2",
  ]

  @Test(arguments: [
    "", "centos", "CENTOS", "7.9 64", "3187", "status:active", "status:queued,active", "status!=queued",
    "name:centos 7.9",
    "name:Cent*", "name:*7.?", "name!=other", "os:linux", "os:cent", "os:windows,linux", "os!=windows", "type:gold",
    "platform:centos", "visibility:public", "visibility:all", "owner:p1", "owner!=p2", "tag:prod", "tag:team",
    "tag:team=web", "tag:team=*", "tag!=dev", "protected:true", "protected!=false", "hidden:false", "min_disk:40",
    "min_disk>=40", "min_disk<41", "min_disk!=41", "min_ram:1024", "size>1023M", "size:1G", "size<=1GiB", "size!=2",
    "size_min:2", "size_max:2", "created:2025-01-31", "created>2025-01-31", "created<2025-02-01", "created!=2025-01-30",
    "since:2025-01-31", "before:2025-02-01", "created>=2025-01-31T08:00:00Z", "updated!=2025-01-01",
    "__support_kvm:true", "os_distro!=ubuntu", "member_status:all", "property:disk_format=zvhd2", "id:x,3187547c-d227",
  ])
  func `an image meets`(word: String) throws {
    #expect(try ImageQuery(words: [word]).matches(Image(Self.image)))
  }

  @Test(arguments: [
    "ubuntu", "status:queued", "status!=active", "status!=queued,active", "name:centos", "name:?entos",
    "name!=centos 7.9",
    "os:windows", "os!=linux", "type:market", "platform:cent", "visibility:private", "owner:p", "tag:pro", "tag:web",
    "tag!=prod", "protected:false", "protected!=true", "hidden:true", "min_disk:41", "min_disk>40", "min_disk<40",
    "min_disk!=40", "min_ram>2000", "size>1G", "size<1024", "size_min:3", "size_max:1", "created:2025-01-30",
    "created>2025-02-01", "created!=2025-01-31", "since:2025-02-01", "before:2025-01-31", "updated>2000-01-01",
    "__support_kvm:false", "os_distro:ubuntu", "property:key=value", "id:3187547c",
  ])
  func `an image does not meet`(word: String) throws {
    #expect(try !ImageQuery(words: [word]).matches(Image(Self.image)))
  }

  @Test func `all words have to hold`() throws {
    #expect(try ImageQuery(words: ["os:linux", "status:active"]).matches(Image(Self.image)))
    #expect(try !ImageQuery(words: ["os:linux", "status:queued"]).matches(Image(Self.image)))
  }

  @Test func `the size of a Glance image is its size`() throws {
    let glance = try Image(["id": "a", "size": 2048])
    #expect(glance.fileSize == 2048)
    #expect(try ImageQuery(words: ["size:2K"]).matches(glance))
    #expect(try Image(["id": "a", "size": 2, "__imagetype": "gold"]).fileSize == nil)
  }

  /// Bad words, and what the message says beside the word itself.
  static let problems: [(word: String, part: String)] = [
    ("nmae:foo", "name, status, os"), ("color=red", "any property by its key"),
    ("status:actve", "queued, saving, active"),
    ("visibility:everyone", "public, private"), ("type:silver", "gold"), ("protected:perhaps", "true or false"),
    ("min_disk:lots", "a whole number"), ("min_disk:-1", "a whole number"), ("size>2X", "500M or 2G"),
    ("size>G", "500M or 2G"), ("size>1e30G", "500M"), ("created:yesterday", "2025-01-31"),
    ("created>2025-02-30", "2025-01-31"),
    ("status>active", "\"!=\""), ("name<b", "\"!=\""), ("status:", "a value is missing"),
    ("created>", "a value is missing"),
    ("property:key", "property:key=value"), ("status:,", "queued"), ("member_status:maybe", "accepted"),
  ]

  @Test(arguments: problems)
  func `a word that makes no sense is named, with what is possible`(word: String, part: String) throws {
    let problem = try #require(throws: ImageQuery.Problem.self) { try ImageQuery(words: ["status:active", word]) }
    #expect(problem.message.text.contains("“\(word)”"))
    #expect(problem.message.text.contains(part))
    #expect(problem.message.text.hasSuffix("."))
  }

  @Test(arguments: [
    ("name", "sort_key=name&sort_dir=asc"), ("name:desc", "sort_key=name&sort_dir=desc"),
    ("status:asc,created:desc", "sort_key=status&sort_dir=asc&sort_key=created_at&sort_dir=desc"),
  ])
  func `an order is told to the service`(sort: String, parameters: String) throws {
    let query = try ImageQuery(words: [], sort: sort)
    #expect(Self.told(query, .glance) == parameters)
    #expect(Self.told(query, .huawei) == parameters)
  }

  @Test(arguments: ["", "colour", "name:up", "name,", "name:asc:desc"])
  func `an order that makes no sense is named`(sort: String) throws {
    let problem = try #require(throws: ImageQuery.Problem.self) { try ImageQuery(words: [], sort: sort) }
    #expect(problem.message.text.contains("created_at"))
  }

  @Test func `words are typed with spaces between them, and in quotes with spaces in them`() throws {
    let typed = try ImageQuery(typed: #"  status:active name:"CentOS 7.9" "two words" "#)
    #expect(typed == (try ImageQuery(words: ["status:active", "name:CentOS 7.9", "two words"])))
    #expect(try ImageQuery(typed: " ") == .all)
  }

  @Test(arguments: [
    (["status:active", "tag:a", "owner:p"], false), ([], false), (["min_disk:4"], false), (["tag:a", "tag:b"], true),
    (["os:Linux"], true), (["name:a*"], true), (["bare"], true), (["created:2025-01-01"], true),
    (["since:2025-01-01"], false), (["since:2025-01-01", "before:2025-02-01"], true), (["status!=active"], true),
  ])
  func `what is not settled by every service is narrowed here`(words: [String], narrows: Bool) throws {
    #expect(try ImageQuery(words: words).narrows == narrows)
  }

  @Test(arguments: [
    ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "acb", false), ("*", "", true), ("?", "", false),
    ("?", "中", true),
    ("a**b*", "axxbyy", true), ("*ab", "aab", true), ("*ab", "aba", false), ("Ä*", "äpfel", true), ("", "", true),
    ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func `wildcards stand for any text and any character`(pattern: String, text: String, matches: Bool) {
    #expect(TextPattern(pattern).matches(text) == matches)
  }
}
