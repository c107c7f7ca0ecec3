extension FieldCatalog {
  static let capabilities: [Field] = [
    Field(
      "__support_kvm", .capabilities, Words("KVM", zh: "KVM"), .capability,
      Words("Whether servers on KVM can use the image.", zh: "KVM 虚拟化的云服务器能否使用此镜像。"), speaksByAbsence: true,
      consequence: Words(
        "Yes: flavors on KVM can be chosen. No, or not declared: none of them.", zh: "支持：可选用 KVM 规格。不支持或未声明：均不可选。")),
    Field(
      "__support_xen", .capabilities, Words("Xen", zh: "Xen"), .capability,
      Words("Whether servers on Xen can use the image.", zh: "Xen 虚拟化的云服务器能否使用此镜像。"), speaksByAbsence: true,
      consequence: Words(
        "Yes: flavors on Xen can be chosen. No, or not declared: none of them.", zh: "支持：可选用 Xen 规格。不支持或未声明：均不可选。")),
    Field(
      "__support_arm", .capabilities, Words("ARM", zh: "ARM"), .capability,
      Words("Whether the image is for the ARM architecture.", zh: "镜像是否用于 ARM 架构。"),
      consequence: Words(
        "Yes: choose an ARM flavor. No, or not declared: choose one of another architecture.",
        zh: "支持：请选用 ARM 规格。不支持或未声明：请选用其他架构的规格。")),
    Field(
      "__support_amd", .capabilities, Words("AMD", zh: "AMD"), .capability,
      Words("Whether the image is for AMD processors.", zh: "镜像是否用于 AMD 处理器。"),
      consequence: Words(
        "Yes: flavors with AMD processors can be chosen. No, or not declared: none of them.",
        zh: "支持：可选用 AMD 处理器的规格。不支持或未声明：均不可选。")),
    Field(
      "__support_largememory", .capabilities, Words("Large memory", zh: "超大内存"), .capability,
      Words("Whether large-memory servers can use it.", zh: "超大内存型云服务器能否使用此镜像。"),
      consequence: Words(
        "Yes: large-memory flavors can be chosen. No, or not declared: choose another family.",
        zh: "支持：可选用超大内存型规格。不支持或未声明：请选用其他类型。")),
    Field(
      "__support_diskintensive", .capabilities, Words("Disk intensive", zh: "密集存储"), .capability,
      Words("Whether disk-intensive servers can use it.", zh: "密集存储型云服务器能否使用此镜像。"),
      consequence: Words(
        "Yes: disk-intensive flavors can be chosen. No, or not declared: choose another family.",
        zh: "支持：可选用密集存储型规格。不支持或未声明：请选用其他类型。")),
    Field(
      "__support_highperformance", .capabilities, Words("High perf.", zh: "高性能计算"), .capability,
      Words("Whether high-performance servers can use it.", zh: "高性能计算型云服务器能否使用此镜像。"),
      consequence: Words(
        "Yes: high-performance flavors can be chosen. No, or not declared: choose another family.",
        zh: "支持：可选用高性能计算型规格。不支持或未声明：请选用其他类型。")),
    Field(
      "__support_xen_gpu_type", .capabilities, Words("GPU on Xen", zh: "Xen GPU 类型"), .namedCapability,
      Words(
        "The GPU of accelerated servers on Xen. Documented not to occur together with __support_xen or __support_kvm.",
        zh: "Xen 虚拟化的加速型云服务器所用的 GPU。按文档，不与 __support_xen 或 __support_kvm 共存。"),
      values: ["M60_vGPU"], excludes: ["__support_xen", "__support_kvm"],
      consequence: Words(
        "A name: choose an accelerated flavor on Xen that has this GPU. Not declared: none of them.",
        zh: "有名称：请选用带此 GPU 的 Xen 加速型规格。未声明：均不可选。")),
    Field(
      "__support_kvm_gpu_type", .capabilities, Words("GPU on KVM", zh: "KVM GPU 类型"), .namedCapability,
      Words(
        "The GPU of accelerated servers on KVM. Documented not to occur together with __support_xen or __support_kvm.",
        zh: "KVM 虚拟化的加速型云服务器所用的 GPU。按文档，不与 __support_xen 或 __support_kvm 共存。"),
      values: ["P4", "M60", "V100_vGPU", "P2V_V100", "P100", "V100"], excludes: ["__support_xen", "__support_kvm"],
      consequence: Words(
        "A name: choose an accelerated flavor on KVM that has this GPU. Not declared: none of them.",
        zh: "有名称：请选用带此 GPU 的 KVM 加速型规格。未声明：均不可选。")),
    Field(
      "__support_xen_hana", .capabilities, Words("SAP HANA on Xen", zh: "Xen HANA 类型"), .capability,
      Words(
        "Whether HANA servers on Xen can use it. Documented not to occur together with __support_xen or __support_kvm.",
        zh: "Xen 虚拟化的 SAP HANA 型云服务器能否使用此镜像。按文档，不与 __support_xen 或 __support_kvm 共存。"),
      excludes: ["__support_xen", "__support_kvm"],
      consequence: Words(
        "Yes: HANA flavors on Xen can be chosen. No, or not declared: none of them.",
        zh: "支持：可选用 Xen 的 HANA 型规格。不支持或未声明：均不可选。")),
    Field(
      "__support_kvm_infiniband", .capabilities, Words("InfiniBand", zh: "InfiniBand 网卡"), .capability,
      Words(
        "Whether servers with InfiniBand on KVM can use it. Documented not to occur together with __support_xen.",
        zh: "KVM 虚拟化的 InfiniBand 网卡云服务器能否使用此镜像。按文档，不与 __support_xen 共存。"),
      excludes: ["__support_xen"],
      consequence: Words(
        "Yes: flavors with InfiniBand on KVM can be chosen. No, or not declared: none of them.",
        zh: "支持：可选用带 InfiniBand 网卡的 KVM 规格。不支持或未声明：均不可选。")),
    Field(
      "__support_fc_inject", .capabilities, Words("Cloud-Init keys", zh: "密码密钥注入"), .invertedCapability,
      Words(
        "Password and key injection by Cloud-Init. The flag is inverted: true means not supported; anything else, or no flag, means supported. Only for the system-disk image of a cloud server.",
        zh: "是否支持 Cloud-Init 密码注入和密钥注入。此标志取反：true 表示不支持；其他值或没有此标志，表示支持。仅对云服务器系统盘镜像有效。"),
      values: ["true": Words("injection is not supported", zh: "不支持注入")], speaksByAbsence: true,
      consequence: Words(
        "Not supported: whoever makes a server can give it neither password nor key, so log in with what the image brings.",
        zh: "不支持：创建云服务器时无法设置密码或密钥，只能用镜像自带的密码或密钥登录。")),
    Field(
      "__support_agent_list", .capabilities, Words("Agents", zh: "Agent 列表"), .list,
      Words("Agents that the image brings; absent: none.", zh: "镜像自带的 Agent；没有此字段表示不带。"),
      values: ["hss": Words("host security", zh: "主机安全"), "ces": Words("host monitoring", zh: "主机监控")],
      consequence: Words(
        "What is not in the list has to be installed on the server.", zh: "列表中没有的 Agent，需在云服务器上自行安装。"),
      trap: Words(
        "Services name more than the documents do, such as appbooster:nginx&redis.",
        zh: "实际返回的值多于文档所列，例如 appbooster:nginx&redis。")),
    Field(
      "hw_vif_multiqueue_enabled", .capabilities, Words("NIC multi-queue", zh: "网卡多队列"), .capability,
      Words(
        "Whether a network card's work is spread over several processors.", zh: "网卡的处理任务是否分摊到多个处理器。"),
      consequence: Words(
        "Yes: flavors whose network cards have several queues can make use of them.", zh: "支持：可发挥网卡多队列规格的性能。")),
    Field(
      "__lazyloading", .capabilities, Words("Lazy loading", zh: "延迟加载"), .capability,
      Words("Whether a server may start before all data is there.", zh: "云服务器能否在数据全部就绪之前启动。")),
  ]
}
