#pragma once

#include <sys/wait.h>
#include <unistd.h>

namespace kith {

// How a child process ends that runs `body`: its exit code, or minus its signal.
template<typename Body>
int end_of_child(Body body)
{
    auto const child = fork();
    if (child == 0)
        _exit(body());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}
