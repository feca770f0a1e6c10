def outer(a,
          b):
    def inner():
        return 1

    return inner()


class A:
    async def go(self):
        pass
