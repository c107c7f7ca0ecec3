import ImageModel

/// Images of the marketplace.
extension DemoCatalogue {
  static let marketImages = [windowsMarket, offShelf, euler]

  static let windowsMarket = Sample(
    .market, "d9692f7b-2590-4a22-8fa0-db6be3826eac", "from the marketplace, and charged",
    [
      "name": "Windows Server 2019 + SQL Server 2019 Standard", "created_at": "2021-06-18T05:42:00Z",
      "updated_at": "2026-08-11T20:16:35Z", "active_at": "2021-06-18T06:30:27Z", "__os_type": "Windows",
      "__platform": "Windows", "__os_version": "Windows Server 2019 Datacenter 64bit", "min_disk": 80, "min_ram": 4096,
      "__productcode": "7c40e91fb25d4a38963cd0f8ae17b652", "__account_code": "sqlserver_standard",
      "__is_offshelved": "false", "__support_kvm": "True", "__support_xen": "True", "__lazyloading": "True",
      "__image_size": "24696061952", "__system_support_market": true, "hw_firmware_type": "bios",
      "__data_origin": "image,cn-north-4,15c8e3d0-7b92-4fa6-b1e7-40d95f28a6c3",
    ])

  static let offShelf = Sample(
    .market, "5e1dbe79-8452-423f-83de-625e76a28d36", "taken off the shelf",
    [
      "name": "WordPress 4.9 on CentOS 7.4 (discontinued)", "created_at": "2018-02-27T02:50:10Z",
      "updated_at": "2020-12-01T00:00:00Z", "__os_version": "CentOS 7.4 64bit", "__is_offshelved": "true",
      "__productcode": "e8a15f0c37d94b62a0e6f9c2d481b573", "__account_code": "", "__support_xen": "true",
    ])

  static let euler = Sample(
    .market, "362e33b1-7ca7-4fbd-b017-b316fed8ac95", "openEuler for ARM, with a dashed product code",
    [
      "name": "openEuler 22.03 LTS 宝塔面板", "created_at": "2022-10-12T03:33:21Z", "updated_at": "2022-10-12T04:01:57Z",
      "__platform": "openEuler", "__os_version": "openEuler 22.03 64bit", "__support_arm": "true",
      "__productcode": "b9d3072e-5f64-4c18-a0b7-26e1c8f53d94", "__lazyloading": "False", "hw_firmware_type": "uefi",
      "__support_agent_list": "hss", "__is_offshelved": "false", "max_ram": "0",
    ])
}
