import ImageModel
import Testing

@Suite("A verdict sums an image up")
struct VerdictTests {
  static let server = #""virtual_env_type":"FusionCompute""#

  static let lines: [(members: String, line: String)] = [
    ("", ""), (#""status":"active","name":"n","size":1,"min_disk":0,"os_hidden":false,"protected":false"#, ""),
    (
      #""hw_firmware_type":"uefi","__support_kvm":"True","__support_arm":"true","min_disk":40,"__support_fc_inject":"true","__system__cmkid":"k","virtual_env_type":"FusionCompute","status":"active""#,
      "Password and key injection: no; boots by UEFI on KVM, ARM; needs 40 GB disk; encrypted"
    ),
    (
      #""__os_version":"Ubuntu 22.04 64bit","hw_firmware_type":"bios","__support_xen":true,"__support_kvm":"false","min_disk":"40","min_ram":2048,"max_ram":"65536","protected":true,"__imagetype":"gold","visibility":"public""#,
      "Boots Ubuntu 22.04 64bit by BIOS on Xen; needs 40 GB disk and 2048 MB memory; at most 65536 MB memory; protected; public image"
    ),
    // Glance.
    (
      #""status":"active","os_distro":"ubuntu","os_version":"22.04","hw_firmware_type":"uefi","architecture":"x86_64","hypervisor_type":"qemu","min_disk":20,"min_ram":512,"visibility":"community""#,
      "Boots ubuntu 22.04 by UEFI on qemu, x86_64; needs 20 GB disk and 512 MB memory; community image"
    ),
    (#""status":"active","min_disk":0,"min_ram":0,"max_ram":"","visibility":"private""#, "Private image"),
    // A status other than active.
    (#""status":"queued""#, "Not usable yet: queued, metadata made, waiting for the file"),
    (#""status":"killed","visibility":"private""#, "Not usable: killed, the upload failed; private image"),
    (#""status":"Deleted""#, "Not usable: Deleted"),
    (#""status":"deactivated""#, "Not usable: deactivated, its data can't be downloaded"),
    (#""status":"resting""#, "Status resting, which is not a documented one"), (#""status":"""#, ""),
    (#""status":null"#, ""),
    // Problems and surprises.
    (
      #""__imagetype":"market","visibility":"public","__is_offshelved":"True","__isregistered":"false","__account_code":"linux""#,
      "Not registered, so not usable; withdrawn from the market; charged for; market image"
    ),
    (#""__isregistered":"true","__is_offshelved":"false","__account_code":"","__system__cmkid":"""#, ""),
    (#""os_hidden":"True""#, "Hidden from lists"),
    (
      #""__support_xen":"true","__support_xen_hana":"true""#,
      "SAP HANA on Xen is not to be combined with __support_xen: a server may fail to start; boots on Xen"
    ),
    (
      #""__support_kvm_gpu_type":"V100","__support_kvm":"false""#,
      "For accelerated servers only (GPU on KVM: V100)"
    ),
    (#""__support_xen_gpu_type":"false""#, ""),
    (
      #""min_ram":4096,"max_ram":"1024""#,
      "Needs more memory than it supports; needs 4096 MB memory; at most 1024 MB memory"
    ),
    (#""min_ram":4096,"max_ram":"0""#, "Needs 4096 MB memory"),
    (#""__support_kvm":"maybe","min_disk":"much","name":"n""#, "Odd values: KVM, Minimum disk"),
    (#""name":"a","name":"a""#, "One field was sent more than once"),
    (#""name":"a","name":"a","x":1,"x":2,"x":3"#, "2 fields were sent more than once"),
    // What it is made for.
    (#""virtual_env_type":"DataImage","__os_type":"Linux","min_disk":100"#, "For data disks only; needs 100 GB disk"),
    (#""virtual_env_type":"Ironic","__os_version":"SUSE 12""#, "For bare metal servers only; boots SUSE 12"),
    (#""virtual_env_type":"IsoImage""#, "An ISO image, to install from"), (#""virtual_env_type":"KVM""#, ""),
    // Cloud-Init's flag is inverted, and counts for a cloud server's system disk.
    (#""__support_fc_inject":"true""#, "Password and key injection: no"), (#""__support_fc_inject":"false""#, ""),
    (#""__support_fc_inject":"maybe""#, ""), (server, ""),
    (#""__support_fc_inject":"true","virtual_env_type":"Ironic""#, "For bare metal servers only"),
    // The service's words.
    (#""__os_version":"a\u001b[31mb\u202ec\nd","hw_firmware_type":"x\u0007""#, "Boots a^[[31mb<U+202E>c^Jd by x^G"),
    (#""status":"\ud800""#, "Status �, which is not a documented one"),
  ]

  @Test(arguments: lines)
  func `problems come first, then warnings, then the rest`(members: String, line: String) throws {
    let verdict = try Verdict(of: Image.made(of: members))
    #expect(verdict.line.text == line)
    #expect(verdict.parts.isEmpty == line.isEmpty)
    let order = verdict.parts.compactMap { Verdict.Tone.allCases.firstIndex(of: $0.tone) }
    #expect(order == order.sorted())
  }

  @Test(arguments: [
    (#""status":"killed""#, Verdict.Tone.problem), (#""status":"saving""#, .problem),
    (#""status":"resting""#, .warning),
    (#""__isregistered":"False""#, .problem), (#""__is_offshelved":true"#, .problem), (#""os_hidden":true"#, .warning),
    (#""__support_fc_inject":"true""#, .warning), (#""__support_kvm_gpu_type":"P4""#, .warning),
    (#""virtual_env_type":"DataImage""#, .warning), (#""x":1,"x":1"#, .warning), (#""protected":"true""#, .plain),
    (#""__system__cmkid":"k""#, .plain), (#""min_disk":1"#, .plain),
  ])
  func `each part has its tone`(members: String, tone: Verdict.Tone) throws {
    #expect(try Verdict(of: Image.made(of: members)).parts.map(\.tone) == [tone])
  }

  @Test func `all that can be said is said`() throws {
    let image = try Image.made(
      of:
        #""min_disk":40,"visibility":"private","__support_kvm":"true","__support_kvm_gpu_type":"P4","status":"queued","x":1,"x":2,"protected":true"#
    )
    #expect(
      Verdict(of: image).parts.map(\.text) == [
        "not usable yet: queued, metadata made, waiting for the file",
        "GPU on KVM is not to be combined with __support_kvm: a server may fail to start",
        "for accelerated servers only (GPU on KVM: P4)", "one field was sent more than once", "boots on KVM",
        "needs 40 GB disk", "protected", "private image",
      ])
  }
}
