//! What the program says to whoever keeps it: on a terminal, and where it is watched.

use crate::words;

words! {
    /// Why a server cannot listen.
    ListeningWords {
        PortTaken { ip: String, port: u16 } =>
            "{ip} 的端口 {port} 已被别的程序占用。用 --port 另选一个端口；--port 0 取一个空闲的。",
            "Port {port} of {ip} is taken by another program. Choose another one with --port; \
             --port 0 takes a free one.";
        NotHere { ip: String, port: u16, why: String } =>
            "不能在 {ip} 的端口 {port} 上监听：{why}。用 --listen 和 --port 另选。",
            "Nobody can listen on port {port} of {ip}: {why}. Choose another one with --listen \
             and --port.";
    }
}

words! {
    /// How the server is.
    ServiceWords {
        NotWritable =>
            "现在什么都存不上：磁盘可能满了，或者只能读。能查看，不能改，没登录的登不进来。腾出空间后自动恢复，不用\
             重启。",
            "Nothing can be written now: the disk may be full, or read-only. What is there can be \
             read, nothing can be changed, and nobody can sign in. It goes on by itself when there \
             is room again, without a restart.";
    }
}
