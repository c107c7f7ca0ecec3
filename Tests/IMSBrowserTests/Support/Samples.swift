import Foundation
import ImageModel

extension Date {
  /// 2026-09-21 14:13:20 UTC, when every test begins.
  static let start = Date(timeIntervalSince1970: 1_790_000_000)
}

extension ImageID {
  static func text(_ text: String) -> ImageID {
    do { return try ImageID(text) } catch { preconditionFailure("\(text): \(error)") }
  }
}

extension Image {
  /// Images that between them have every kind of row, script and trouble.
  static let centOS = json(
    #"""
    {"schema": "/v2/schemas/image", "min_disk": 100, "created_at": "2018-09-06T14:03:27Z", "__image_source_type": "uds",
     "container_format": "bare", "file": "/v2/images/bc6bed6e-ba3a-4447-afcc-449174a3eb52/file",
     "updated_at": "2018-09-06T15:17:33Z", "protected": true, "checksum": "d41d8cd98f00b204e9800998ecf8427e",
     "id": "bc6bed6e-ba3a-4447-afcc-449174a3eb52", "__isregistered": "true", "min_ram": 2048,
     "__lazyloading": "true", "owner": "1bed856811654c1cb661a6ca845ebc77", "__os_type": "Linux",
     "__imagetype": "gold", "visibility": "public", "virtual_env_type": "FusionCompute", "tags": [],
     "__platform": "CentOS", "size": 0, "__os_bit": "64", "__os_version": "CentOS 7.3 64bit",
     "name": "CentOS 7.3 64bit vivado", "self": "/v2/images/bc6bed6e-ba3a-4447-afcc-449174a3eb52",
     "disk_format": "zvhd2", "virtual_size": null, "hw_firmware_type": "bios", "status": "active",
     "__support_kvm": "true", "__support_fc_inject": "true", "__image_size": "1848573952",
     "__os_feature_list": "{\"onekey_resetpasswd\":\"true\",\"network_qos\":\"false\"}",
     "__data_origin": "instance,3fb28bcd-7a4b-4f2a-b9e7-2ffad13d2f1a", "__support_agent_list": "hss,ces"}
    """#)

  static let finance = json(
    #"""
    {"id": "2cc3e36d-a650-4abe-a148-0236fb6d51f6", "name": "财务系统 生产环境 2026年第三季度", "status": "saving",
     "__description": "本镜像用于财务系统生产环境，请勿在测试环境中使用。\n\n一、内容\n  1. 内核已打补丁；", "__imagetype": "private",
     "visibility": "private", "protected": false, "tags": ["环境=生产", "部门=财务", "核心"], "__platform": "CentOS",
     "__os_version": "CentOS 7.9 64bit", "__os_type": "Linux", "virtual_env_type": "FusionCompute", "min_disk": 40,
     "min_ram": 0, "created_at": "2026-09-21T14:11:00Z", "__support_kvm": "True", "__support_xen": "maybe",
     "__support_xen_gpu_type": "M60_vGPU", "__system__cmkid": "8c3e0d5f-5d9f-4f7b-8a6f-8e0d5f5d9f4f",
     "成本中心": "华东一区", "disk_format": "zvhd2"}
    """#)

  /// C0, C1, bidi and zero-width controls in every place that text can have.
  static let hostile = json(
    #"""
    {"id": "3737b9d4-0ed9-46ca-9da2-4f1acb60dc31", "status": "active\u001b[31m",
     "name": "\u001b[31mred\u001b[0m \u001b]0;owned\u0007\r\n\u001b[2J\u009b2J \u202egpj.exe\u202c a\u200bb\u007f\u0000",
     "__description": "first\n\u001b[1A\u001b[2Ksecond\t\u000b\f\b\b\bthird\u2028fourth\u2066fifth",
     "tags": ["\u001b[2J\u001b[H", "a\nb", "\u009b31mred", "\u202egat", "zero\u200bwidth\ufeff", "\u0000"],
     "\u001b[41mkey\u001b[0m\n\u009b0m": "value of a hostile key", "__support_\u001bc\u202etru": "true",
     "\u0301mark": "\u0301\u0301\u0301\u0301\u0301\u0301", "emoji": "🚀 👨‍👩‍👧‍👦 ❤️ 👍🏽 1️⃣ 🇨🇳", "": "empty key"}
    """#)

  /// 300 properties beside its own, and a name of 255 wide characters.
  static let large = json(
    #"{"id": "286fd2a7-5bab-4cfd-8e87-64122afdcfd4", "status": "active", "name": ""#
      + String(repeating: "一个非常长的镜像名称，", count: 24).prefix(255)
      + #"", "min_disk": 40"#
      + (1...300).map { ", \"property_\($0)\": \"值 \($0) \(String(repeating: "·", count: $0 % 60))\"" }.joined() + "}")

  static func json(_ text: String) -> Image {
    do { return try Image(JSONValue(parsing: text)) } catch { preconditionFailure("\(error): \(text)") }
  }

  var imageID: ImageID { .text(id) }

  /// The entry that the history has for it.
  func entry(minutesAgo: Double, isPinned: Bool = false) -> HistoryEntry {
    HistoryEntry(
      id: imageID, name: name, operatingSystem: operatingSystem, status: status,
      lastViewed: .start.addingTimeInterval(-60 * minutesAgo), viewCount: 1, isPinned: isPinned)
  }

  /// With other values for some keys, and without others.
  func with(_ changed: KeyValuePairs<String, JSONValue>, without: Set<String> = []) -> Image {
    let changes = Dictionary(changed.map { ($0, $1) }, uniquingKeysWith: { $1 })
    let kept = document.members.filter { !without.contains($0.key.value) }.map { member in
      JSONObject.Member(key: member.key, value: changes[member.key.value] ?? member.value)
    }
    let added = changed.filter { document[$0.key] == nil }.map { JSONObject.Member(key: JSONString($0), value: $1) }
    do { return try Image(.object(JSONObject(kept + added))) } catch { preconditionFailure("\(error)") }
  }
}
