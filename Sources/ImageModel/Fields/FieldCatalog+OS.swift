extension FieldCatalog {
  static let os: [Field] = [
    Field(
      "__os_type", .os, Words("OS type", zh: "系统类型"), .choice,
      Words("Linux, Windows or Other.", zh: "操作系统类型：Linux、Windows 或 Other（其他）。"),
      values: ["Linux", "Windows", "Other"]),
    Field(
      "__platform", .os, Words("Platform", zh: "系统平台"), .choice,
      Words(
        "The distribution. Services name more than the documents do.", zh: "操作系统的发行版。实际返回的值多于文档所列。"),
      values: [
        "Windows", "Ubuntu", "RedHat", "SUSE", "CentOS", "Debian", "OpenSUSE", "Oracle Linux", "OracleLinux", "Fedora",
        "Other", "CoreOS", "EulerOS",
      ]),
    Field(
      "__os_version", .os, Words("OS version", zh: "系统版本"), .text,
      Words("The exact version, in words.", zh: "操作系统的具体版本。")),
    Field(
      "__os_bit", .os, Words("OS bits", zh: "系统位数"), .choice, Words("Word size.", zh: "操作系统的位数。"), values: ["32", "64"]),
    Field(
      "hw_firmware_type", .os, Words("Boots by", zh: "启动方式"), .choice,
      Words("The firmware the server boots with.", zh: "云服务器启动所用的固件。"), values: ["bios", "uefi"],
      consequence: Words(
        "A server made from the image boots this way; a disk made for the other way doesn't start.",
        zh: "用此镜像创建的云服务器以此方式启动；按另一种方式制作的磁盘无法启动。")),
    Field(
      "virtual_env_type", .os, Words("Made for", zh: "适用环境"), .choice,
      Words("What kind of machine or disk the image is for.", zh: "镜像适用于哪种服务器或磁盘。"),
      values: [
        "FusionCompute": Words("cloud server's system disk", zh: "云服务器系统盘"),
        "DataImage": Words("data disk", zh: "数据盘"), "Ironic": Words("bare metal server", zh: "裸金属服务器"),
        "IsoImage": Words("ISO image", zh: "ISO 镜像"),
      ],
      consequence: Words(
        "Only FusionCompute makes the system disk of a cloud server; the others make a data disk, a bare metal server or an installation.",
        zh: "只有 FusionCompute 可用作云服务器的系统盘；其余分别用于数据盘、裸金属服务器和安装系统。")),
    Field(
      "__is_config_init", .os, Words("Initial setup", zh: "初始化配置"), .flag,
      Words("Whether the initial configuration is done.", zh: "是否已完成初始化配置。"),
      values: ["true": Words("done", zh: "已完成"), "false": Words("not done", zh: "未完成")]),
    Field(
      "__os_feature_list", .os, Words("OS features", zh: "系统特性"), .features,
      Words(
        "Advanced features as a JSON object inside a string; its values are \"true\" or \"false\".",
        zh: "高级特性，写成字符串的 JSON 对象，各项的值为 true 或 false。"),
      trap: Words(
        "Spacing and order differ between images that have the same features.", zh: "特性相同的镜像，其写法中的空格和顺序也可能不同。")),
  ]
}
