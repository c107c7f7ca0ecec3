import ImageModel

/// What a server may be that an image runs on: each flag declared yes, no, oddly and not at all.
extension DemoCatalogue {
  static let capabilities = [
    gpu, gpuWithKVM, xenGPU, hana, hanaWithXen, infiniBand, bigServers, unknownSupport, allDenied, allOdd,
  ]

  static let gpu = Sample(
    .gold, "13832760-9d42-4eb8-a081-39ad70357b39", "for servers with a V100 GPU",
    [
      "name": "Ubuntu 22.04 with CUDA 12", "__platform": "Ubuntu", "__os_version": "Ubuntu 22.04 server 64bit",
      "__support_kvm_gpu_type": "V100", "created_at": "2024-10-08T13:29:47Z", "updated_at": "2024-10-08T14:10:05Z",
      "__image_size": "7945689497", "hw_vif_multiqueue_enabled": "true",
    ])

  static let gpuWithKVM = Sample(
    .private, "d834443b-f0ae-42d9-b392-1d8322b449ef", "a GPU and KVM at once, which exclude each other",
    [
      "name": "ml-training", "__platform": "Ubuntu", "__os_version": "Ubuntu 18.04 server 64bit",
      "__support_kvm_gpu_type": "P2V_V100", "__support_kvm": "true",
    ])

  static let xenGPU = Sample(
    .gold, "d68b70c2-e35d-4009-ae37-6f3274532c5b", "a virtual GPU on Xen",
    [
      "name": "Windows Server 2016 workstation", "__os_type": "Windows", "__platform": "Windows",
      "__os_version": "Windows Server 2016 Standard 64bit", "__support_xen_gpu_type": "M60_vGPU",
    ])

  static let hana = Sample(
    .gold, "9fd9b078-1ed0-4772-8942-c832aa0d6c13", "for SAP HANA",
    [
      "name": "SLES for SAP 12 SP3", "__platform": "SUSE",
      "__os_version": "SUSE Linux Enterprise Server for SAP 12 SP3", "__support_xen_hana": "true",
      "__support_largememory": "true", "min_ram": 262144,
    ])

  static let hanaWithXen = Sample(
    .private, "c696d5f3-2f30-407a-a852-7a528ec794b4", "HANA and InfiniBand, both beside Xen, which excludes them",
    [
      "name": "hana-on-anything", "__platform": "SUSE", "__os_version": "SUSE Linux Enterprise Server 12 SP4 64bit",
      "__support_xen_hana": "true", "__support_kvm_infiniband": "true", "__support_xen": "true",
    ])

  static let infiniBand = Sample(
    .gold, "2f7d362f-0d5d-4077-9c3d-ad45a2b429cf", "for computing clusters with InfiniBand",
    [
      "name": "CentOS 7.6 64bit for HPC", "__os_version": "CentOS 7.6 64bit", "__support_kvm_infiniband": "true",
      "__support_kvm": "true", "__support_highperformance": "true",
    ])

  static let bigServers = Sample(
    .gold, "1dafedd0-bb80-47de-8ec7-d9954f4659b3", "for every family of servers",
    [
      "name": "Red Hat Enterprise Linux 7.9 64bit", "__platform": "RedHat",
      "__os_version": "Red Hat Enterprise Linux 7.9 64bit", "__support_kvm": "True", "__support_xen": "True",
      "__support_largememory": "true", "__support_diskintensive": "true", "__support_highperformance": "true",
      "__support_fc_inject": "false", "max_ram": "4194304",
    ])

  static let unknownSupport = Sample(
    .gold, "8acc4313-b5c8-41a5-8d55-ed5c4325f9a8", "capabilities that are in no document",
    [
      "name": "EulerOS 2.5 64bit for Ascend", "__platform": "EulerOS", "__os_version": "EulerOS 2.5 64bit",
      "__support_kvm_ascend_310": "true", "__support_kvm_nvme_spdk": "true", "__support_kvm_hi1822_hisriov": "true",
      "__support_kvm_hi1822_hivirtionet": "true", "__support_kvm_fpga_type": "vu9p_vga_ddr",
      "__support_live_resize": "false", "__support_secure_boot": "maybe", "__support_kvm": "true",
    ])

  static let allDenied = Sample(
    .private, "5756c3da-4cb4-43f0-afc4-9d84d41555e1", "every capability declared, as a no",
    [
      "name": "runs nowhere", "__support_kvm": "false", "__support_xen": "False", "__support_largememory": "false",
      "__support_diskintensive": "False", "__support_highperformance": "false", "__support_xen_gpu_type": "false",
      "__support_kvm_gpu_type": "False", "__support_xen_hana": "false", "__support_kvm_infiniband": "false",
      "__support_fc_inject": "False", "__support_arm": "false", "__support_amd": "false",
      "hw_vif_multiqueue_enabled": "False", "__lazyloading": "False", "__support_agent_list": "",
    ])

  static let allOdd = Sample(
    .private, "4d9b1d85-02ef-410f-aaf7-ee84d60ea6a6", "every capability declared, as neither yes nor no",
    [
      "name": "Schrödinger’s image", "__support_kvm": "maybe", "__support_xen": "1", "__support_largememory": "yes",
      "__support_diskintensive": "TRUE ", "__support_highperformance": 1, "__support_xen_gpu_type": "",
      "__support_kvm_gpu_type": ["V100", "P4"], "__support_xen_hana": "null", "__support_kvm_infiniband": nil,
      "__support_fc_inject": "maybe", "__support_arm": "aarch64", "__support_amd": [:],
      "hw_vif_multiqueue_enabled": "maybe", "__lazyloading": "on", "__support_agent_list": ",,hss,,",
    ])
}
