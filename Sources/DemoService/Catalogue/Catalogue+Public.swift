import ImageModel

/// Public images, as every region has them.
extension DemoCatalogue {
  static let publicImages = [centOS, ubuntu, eulerARM, huaweiEuler, debian, windows, bareMetal, oracle]

  static let centOS = Sample(
    .gold, "3187547c-d227-4d42-8169-bab04cc62f5e", "a public CentOS image, as old ones are: little is declared",
    [
      "min_disk": 100, "created_at": "2018-10-11T09:26:40Z", "updated_at": "2018-10-11T10:02:15Z", "min_ram": 2048,
      "__lazyloading": "true", "__os_version": "CentOS 7.3 64bit", "name": "CentOS 7.3 64bit FPGA tools",
    ])

  static let ubuntu = Sample(
    .gold, "c0998aac-801d-4443-bd30-89e2a0f0e3d3", "a public Ubuntu image with all that is usual today",
    [
      "created_at": "2024-05-20T03:11:09Z", "updated_at": "2025-11-02T07:45:30Z", "active_at": "2024-05-20T03:19:52Z",
      "__platform": "Ubuntu", "__os_version": "Ubuntu 22.04 server 64bit", "name": "Ubuntu 22.04 server 64bit",
      "__image_size": "918552576", "max_ram": "0", "hw_firmware_type": "bios", "hw_vif_multiqueue_enabled": "true",
      "__support_kvm": "true", "__support_agent_list": "hss,ces", "__lazyloading": "true", "__support_amd": "true",
      "__is_config_init": "true", "__data_origin": "", "__backup_id": "", "__productcode": "", "__account_code": "",
      "__originalimagename": "", "__os_feature_list": .text(allFeatures),
      "__description": "Canonical’s cloud image with the agents of the cloud.",
    ])

  static let eulerARM = Sample(
    .gold, "819668bd-87f1-44be-9966-ae446d73bed5", "a Chinese name; for ARM servers",
    [
      "created_at": "2020-07-30T12:00:18Z", "updated_at": "2021-01-14T02:20:00Z", "active_at": "2020-07-30T12:09:41Z",
      "__platform": "EulerOS", "__os_version": "EulerOS 2.8 64bit with ARM", "name": "欧拉 EulerOS 2.8 ARM 64位",
      "__support_arm": "true", "__support_kvm": "true", "hw_firmware_type": "uefi", "__image_size": "1430257664",
      "__support_agent_list": "hss", "hw_vif_multiqueue_enabled": "true", "max_ram": "",
    ])

  static let huaweiEuler = Sample(
    .gold, "63f0718c-5dfb-4258-864e-7d005bac7bcf", "a display name in two languages; applications that it can set up",
    [
      "min_disk": 10, "created_at": "2022-08-03T06:12:58Z", "updated_at": "2026-02-17T11:54:03Z",
      "active_at": "2022-08-03T06:40:22Z", "__platform": "Huawei Cloud EulerOS",
      "__os_version": "Huawei Cloud EulerOS 2.0 64bit", "name": "Huawei Cloud EulerOS 2.0 Standard 64 bit",
      "__image_displayname": .text(
        #"{"zh-cn":"Huawei Cloud EulerOS 2.0 标准版 64位","en-us":"Huawei Cloud EulerOS 2.0 Standard 64 bit"}"#),
      "__support_kvm": "true", "__support_largememory": "true", "__support_kvm_hi1822_hiovs": "true",
      "__support_agent_list": "hss,ces,appbooster:nginx&redis&mysql", "__image_size": "1180917760",
      "__image_location": "obs.demo-region-1.example.com:443:demo-images:huawei-euler-2.0",
      "hw_vif_multiqueue_enabled": "true", "__lazyloading": "true", "__os_feature_list": .text(allFeatures),
    ])

  static let debian = Sample(
    .gold, "1e1cb695-cefc-4c0b-b2a9-27ae32b84292", "for AMD servers; some advanced features are missing",
    [
      "created_at": "2023-09-14T10:31:27Z", "updated_at": "2023-09-14T10:58:44Z", "__platform": "Debian",
      "__os_version": "Debian GNU/Linux 12.1.0 64bit", "name": "Debian 12.1.0 64bit", "__support_amd": "true",
      "__support_arm": "false", "__support_kvm": "true", "hw_firmware_type": "bios",
      "__os_feature_list": #"{"nic_hotplug": "true", "disk_hotplug": "true", "user_data": "false"}"#,
    ])

  static let windows = Sample(
    .gold, "64a2a89c-e664-422a-a71e-d7083b3a6b25", "a public Windows image, in Chinese",
    [
      "created_at": "2023-02-08T01:15:33Z", "updated_at": "2026-06-01T05:00:12Z", "__os_type": "Windows",
      "__platform": "Windows", "__os_version": "Windows Server 2022 Datacenter 64bit",
      "name": "Windows Server 2022 数据中心版 64位 简体中文", "__support_kvm": "True", "__lazyloading": "True",
      "hw_firmware_type": "uefi", "__image_size": "13958643712", "max_ram": "1048576", "min_ram": 1024,
      "__support_agent_list": "hss,ces", "hw_vif_multiqueue_enabled": "False",
    ])

  static let bareMetal = Sample(
    .gold, "6e80f5a9-3e77-42f2-b17b-a802787e4658", "for bare metal servers; a board flag that nobody documents",
    [
      "created_at": "2017-11-20T14:48:06Z", "updated_at": "2017-11-21T09:03:37Z", "virtual_env_type": "Ironic",
      "__platform": "SUSE", "__os_version": "SUSE Linux Enterprise Server 12 SP2 64bit",
      "name": "SLES 12 SP2 bare metal", "disk_format": "qcow2", "__support_o3s": "true", "min_disk": 1,
    ])

  static let oracle = Sample(
    .gold, "80b1630b-0a82-4fe0-aa70-c48bb79b4dae", "the platform written without its space; kept in Swift",
    [
      "created_at": "2019-04-02T16:05:59Z", "updated_at": "2019-04-02T16:40:11Z", "__platform": "OracleLinux",
      "__os_version": "Oracle Linux Server release 7.6 64bit", "name": "Oracle Linux 7.6 64bit",
      "__image_source_type": "swift", "__support_xen": "true", "disk_format": "zvhd",
    ])

  private static let allFeatures = """
    {"nic_hotplug":"true", "disk_hotplug": "true", "user_data": "true", "ssh_key":"true", \
    "hostname_inject": "true", "onekey_resetpasswd": "true"}
    """
}
