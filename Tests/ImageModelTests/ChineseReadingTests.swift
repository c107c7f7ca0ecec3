import ImageModel
import Testing

@Suite("Values read as Chinese operators say them")
struct ChineseReadingTests {
  @Test(arguments: [
    ("__support_kvm", #""True""#, Says(.yes, "支持")), ("__support_kvm", "false", Says(.no, "不支持")),
    ("__support_kvm", #""maybe""#, Says(.odd, "maybe", "既不是 true 也不是 false")),
    ("__support_kvm", #""""#, Says(.notSet, "未设置", "空值")), ("name", "null", Says(.notSet, "未设置", "null")),
    ("__support_fc_inject", #""true""#, Says(.no, "不支持", "__support_fc_inject = true")),
    ("protected", "true", Says(.plain, "是", "不可删除")), ("__isregistered", #""false""#, Says(.plain, "否", "不可使用")),
    ("status", #""active""#, Says(.good, "active（正常）")), ("status", #""queued""#, Says(.pending, "queued（排队中，等待上传文件）")),
    ("status", #""resting""#, Says(.plain, "resting", "不是文档所列的状态")),
    ("virtual_env_type", #""Ironic""#, Says(.plain, "Ironic（裸金属服务器）")),
    ("__data_origin", #""image,cn-north-4,m-1""#, Says(.plain, "区域 cn-north-4 的镜像 m-1", "image,cn-north-4,m-1")),
    ("__data_origin", #""file,bkt:a.qcow2""#, Says(.plain, "桶 bkt 中的文件 a.qcow2", "file,bkt:a.qcow2")),
    ("__support_agent_list", #""hss,ces,x""#, Says(.plain, "hss（主机安全）、ces（主机监控）、x")),
    ("min_disk", "40", Says(.plain, "40 GB")), ("min_ram", "0", Says(.plain, "不限", "0")),
    ("created_at", #""2026-01-15T11:58:00Z""#, Says(.plain, "2026-01-15 11:58:00 UTC", "2 分钟前")),
    ("__image_size", "1024", Says(.plain, "1 KiB（1024 字节）")),
  ])
  func `a value is read`(key: String, json: String, says: Says) throws {
    let image = try Image.made(of: "\"\(key)\":\(json)")
    #expect(try Language.speaking(.chinese) { try Says(image.row(key)) } == says)
  }

  @Test(arguments: [(#"{}"#, "0 项特性"), (#"{"a":"true"}"#, "1 项特性"), (#"{"a":"true","b":"false"}"#, "2 项特性")])
  func `features are counted without a plural`(json: String, value: String) throws {
    let image = try Image.made(of: "\"__os_feature_list\":\(json)")
    #expect(try Language.speaking(.chinese) { try image.row("__os_feature_list").value.text } == value)
  }

  @Test func `a warning joins its clauses`() throws {
    let image = try Image.made(
      of: #""__support_kvm_gpu_type":"P4","__support_kvm":"true","__support_xen":"true","__support_kvm_gpu_type":"P4""#)
    let warnings = Language.speaking(.chinese) { image.rows().compactMap(\.warning?.text) }
    let exclusion = "不可与 __support_xen、__support_kvm 同时声明，否则云服务器可能无法启动"
    #expect(warnings == [1, 2].map { "\(exclusion)；服务共返回此字段 2 次，这是第 \($0) 次" })
  }

  @Test(arguments: [
    ("", ""),
    (
      #""hw_firmware_type":"uefi","__support_kvm":"True","__support_arm":"true","min_disk":40,"__support_fc_inject":"true","__system__cmkid":"k","virtual_env_type":"FusionCompute","status":"active""#,
      "不支持密码注入和密钥注入；以 UEFI 启动，运行于 KVM、ARM；需要 40 GB 磁盘；已加密"
    ),
    (
      #""__os_version":"Ubuntu 22.04 64bit","hw_firmware_type":"bios","__support_xen":true,"min_disk":"40","min_ram":2048,"max_ram":"65536","protected":true,"__imagetype":"gold""#,
      "操作系统 Ubuntu 22.04 64bit，以 BIOS 启动，运行于 Xen；需要 40 GB 磁盘和 2048 MB 内存；最多支持 65536 MB 内存；受保护；公共镜像"
    ),
    (#""status":"killed","visibility":"community""#, "不可使用：killed（失败，上传出错）；社区镜像"),
    (#""status":"Deleted""#, "不可使用：Deleted（已删除）"), (#""visibility":"friends""#, "可见性为 friends"),
    (#""__support_kvm_gpu_type":"V100""#, "仅用于加速型云服务器（KVM GPU 类型：V100）"),
    (#""name":"a","name":"a""#, "有 1 个字段重复返回"), (#""name":"a","name":"a","x":1,"x":2"#, "有 2 个字段重复返回"),
  ])
  func `an image is summed up`(members: String, line: String) throws {
    let image = try Image.made(of: members)
    #expect(Language.speaking(.chinese) { Verdict(of: image).line.text } == line)
  }
}
