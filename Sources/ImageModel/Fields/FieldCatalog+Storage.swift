extension FieldCatalog {
  static let storage: [Field] = [
    Field(
      "disk_format", .storage, Words("Disk format", zh: "磁盘格式"), .choice,
      Words("How the disk's content is stored.", zh: "磁盘内容的存储格式。"),
      values: [
        "vhd": nil, "zvhd": Words("compressed VHD", zh: "压缩的 VHD"),
        "zvhd2": Words("compressed VHD, lazy loading", zh: "压缩的 VHD，支持延迟加载"),
        "raw": Words("unstructured", zh: "无结构"), "qcow2": nil, "iso": Words("optical disc", zh: "光盘"), "vhdx": nil,
        "vmdk": nil, "vdi": nil, "ami": Words("Amazon machine image", zh: "Amazon 机器镜像"),
        "ari": Words("Amazon ramdisk", zh: "Amazon 内存盘镜像"), "aki": Words("Amazon kernel", zh: "Amazon 内核镜像"),
        "ploop": nil,
      ]),
    Field(
      "container_format", .storage, Words("Container", zh: "容器格式"), .choice,
      Words("What is wrapped around the disk: usually nothing.", zh: "磁盘外层的容器，通常没有。"),
      values: ["bare": Words("none", zh: "无容器")]),
    Field(
      "min_disk", .storage, Words("Minimum disk", zh: "最小磁盘"), .gigabytes,
      Words(
        "The disk a server needs, in GB; documented from 40 to 1024.", zh: "运行镜像所需的最小磁盘，单位为 GB；文档中的取值为 40 到 1024。"),
      consequence: Words("The server's system disk can't be smaller.", zh: "云服务器的系统盘不能小于此值。"),
      trap: Words(
        "Services go below what the documents say: 1 and 10 are seen.", zh: "实际的值可能小于文档中的下限，例如 1 和 10。")),
    Field(
      "min_ram", .storage, Words("Minimum memory", zh: "最小内存"), .megabytes,
      Words("The memory a server needs, in MB; 0: no limit.", zh: "运行镜像所需的最小内存，单位为 MB；0 表示不限。"),
      consequence: Words("Choose a flavor with at least as much memory.", zh: "请选用内存不小于此值的规格。")),
    Field(
      "max_ram", .storage, Words("Maximum memory", zh: "最大内存"), .megabytes,
      Words("The most memory supported, in MB; empty or 0: no limit.", zh: "镜像支持的最大内存，单位为 MB；空值或 0 表示不限。"),
      consequence: Words("Choose a flavor with no more memory.", zh: "请选用内存不大于此值的规格。")),
    Field(
      "__image_size", .storage, Words("Image file size", zh: "镜像文件大小"), .bytes,
      Words(
        "The size of the image's file, not of the disk it needs; 0 while the image is queued.",
        zh: "镜像文件的大小，而不是所需磁盘的大小；镜像排队期间为 0。")),
    Field(
      "size", .storage, Words("Size", zh: "大小"), .bytes,
      Words(
        "A placeholder in answers of IMS; in Glance the size of the data.", zh: "在 IMS 的响应中只是占位；在 Glance 中为镜像数据的大小。"),
      isPlaceholderOnIMS: true,
      trap: Words("On IMS it is 0 or 2 or the like, whatever the image.", zh: "在 IMS 上，无论什么镜像，都是 0、2 之类的值。")),
    Field(
      "virtual_size", .storage, Words("Virtual size", zh: "虚拟大小"), .bytes,
      Words(
        "A placeholder in answers of IMS; in Glance the disk's size.", zh: "在 IMS 的响应中只是占位；在 Glance 中为磁盘的大小。"),
      isPlaceholderOnIMS: true),
    Field(
      "checksum", .storage, Words("Checksum", zh: "校验和"), .text,
      Words(
        "A placeholder in answers of IMS; in Glance the data's MD5.", zh: "在 IMS 的响应中只是占位；在 Glance 中为镜像数据的 MD5 值。"),
      isPlaceholderOnIMS: true,
      trap: Words(
        "On IMS it is the MD5 of nothing: equal ones don't mean equal images.", zh: "在 IMS 上是空数据的 MD5 值：校验和相同，不代表镜像相同。")
    ),
    Field(
      "__image_source_type", .storage, Words("Kept in", zh: "后端存储"), .choice,
      Words("The backend that keeps the image.", zh: "存放镜像的后端存储类型。"),
      values: [
        "uds": Words("object storage", zh: "对象存储"), "swift": Words("object storage", zh: "对象存储"),
        "glance": Words("the image service itself", zh: "镜像服务自身"),
      ]),
    Field(
      "__image_location", .storage, Words("Location", zh: "存储位置"), .text,
      Words("Where the backend keeps the image.", zh: "镜像在后端存储中的位置。"), tellsCopiesApart: true),
    Field(
      "__system__cmkid", .storage, Words("Encryption key", zh: "加密密钥"), .encryptionKey,
      Words(
        "The key the image is encrypted with: present means encrypted.", zh: "加密镜像所用密钥的 ID；有此字段表示镜像已加密。")),
  ]
}
