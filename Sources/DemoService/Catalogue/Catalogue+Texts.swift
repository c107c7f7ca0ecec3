import ImageModel

/// Text that is much, or hostile.
extension DemoCatalogue {
  static let texts = [description, hostile, manyProperties]

  static let description = Sample(
    .private, "2cc3e36d-a650-4abe-a148-0236fb6d51f6", "a long description of many lines, in Chinese",
    [
      "name": "财务系统 生产环境 2026年第三季度", "__platform": "CentOS", "__os_version": "CentOS 7.9 64bit",
      "__description": """
      本镜像用于财务系统生产环境，请勿在测试环境中使用。

      一、内容
        1. 操作系统：CentOS 7.9 64位，内核已打补丁；
        2. 数据库客户端、中间件以及监控代理（hss、ces）均已预装；
        3. 时区为 Asia/Shanghai，字符集为 zh_CN.UTF-8。

      二、使用说明
      \t首次启动后请执行 /opt/finance/bin/init.sh，并按照提示输入授权码。初始化过程大约需要五分钟，期间服务器会自动重启一次，请不要中断；如果初始化失败，请查看 /var/log/finance/init.log 并联系平台组。

      三、变更记录\r
      2026-07-01\t升级 OpenSSL 至 3.0.14\r
      2026-08-15\t修复时间同步问题\r
      2026-09-30\t季度例行更新

      """,
    ])

  /// Raw as Glance sends it: C0 as escapes, but C1, bidi and zero-width controls as they are.
  static let hostile = Sample(
    "3737b9d4-0ed9-46ca-9da2-4f1acb60dc31", "hostile control characters in name, keys, values and tags",
    json: #"""
      {"schema":"/v2/schemas/image","min_disk":40,"created_at":"2024-03-05T08:14:51Z","__image_source_type":"uds",\#
      "container_format":"bare","file":"/v2/images/3737b9d4-0ed9-46ca-9da2-4f1acb60dc31/file",\#
      "updated_at":"2024-03-05T08:31:07Z","protected":false,"checksum":"99914b932bd37a50b983c5e7c90ae93b",\#
      "id":"3737b9d4-0ed9-46ca-9da2-4f1acb60dc31","__isregistered":"true","min_ram":0,\#
      "owner":"5a7f30c2e9d84b16a1f4c8b2670de935","__os_type":"Linux","__imagetype":"private","visibility":"private",\#
      "virtual_env_type":"FusionCompute",\#
      "tags":["\u001b[2J\u001b[H","a\nb","\#u{9b}31mred","\#u{202E}gat","zero\#u{200B}width\#u{FEFF}","\u0000"],\#
      "__platform":"Ubuntu","size":2,"__os_bit":"64",\#
      "__os_version":"Ubuntu \u001b[1;5;7m22.04\u001b[0m\u0007\r\nserver\#u{85}64bit",\#
      "name":"\u001b[31mred\u001b[0m \u001b]0;owned\u0007 \u001b]52;c;b3duZWQ=\u0007\r\n\u001b[2J\u0007\#u{9b}2J\#
      \#u{9d}0;title\#u{9c} \#u{202E}gpj.exe\#u{202C} a\#u{200B}b\u007f\u0000",\#
      "self":"/v2/images/3737b9d4-0ed9-46ca-9da2-4f1acb60dc31","disk_format":"zvhd2","virtual_size":null,\#
      "status":"active","__description":"first\n\u001b[1A\u001b[2Ksecond\t\u000b\f\b\b\bthird\u2028fourth\#u{2066}fifth",\#
      "\u001b[41mkey\u001b[0m\n\#u{9b}0m":"value of a hostile key","__support_\u001bc\u202etru":"true",\#
      "__data_origin":"file,bucket\u001b]8;;http://example.invalid\u0007:object","lone":"\ud800 surrogate"}
      """#)

  static let manyProperties = {
    let id = "286fd2a7-5bab-4cfd-8e87-64122afdcfd4"
    let properties = (1...300).map { number in
      JSONObject.Member(
        key: JSONString("property_\(number)"),
        value: .text("value \(number) " + String(repeating: "·", count: number % 60)))
    }
    let document = Base.private.document(id).with(["name": "three hundred properties"])
    return Sample(
      id, "300 properties of its own", json: JSONValue.object(JSONObject(document.members + properties)).written())
  }()

  /// Not among the others: it takes 5 s (`Trouble`).
  static let slow = Sample(
    .private, "00000000-0000-4000-8000-000000005000", "takes 5 s",
    [
      "name": "worth the wait", "__platform": "Debian", "__os_version": "Debian GNU/Linux 11.4.0 64bit",
      "__support_kvm": "true", "__image_size": "1073741824",
    ])
}
